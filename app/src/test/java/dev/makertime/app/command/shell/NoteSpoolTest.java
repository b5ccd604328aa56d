package dev.makertime.app.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.ToolServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending of notes on machines without curl. */
class NoteSpoolTest {
  private static final String NOTE = "{\"start\":%d,\"command\":\"make\"}";

  @TempDir Path home;
  private Path notes;
  private final Map<String, String> environment = new HashMap<>();
  private final List<ToolServer.Question> asked = new ArrayList<>();
  private int status = 202;

  @BeforeEach
  void settle() throws IOException {
    notes = Files.createDirectories(home.resolve(".local/state/makertime/commands/notes"));
    environment.put("HOME", home.toString());
    environment.put("MAKERTIME_TOKEN", "secret");
  }

  @Test
  void notes_are_sent_by_the_hundreds_and_gone_once_the_collector_has_them() throws Exception {
    for (int i = 1; i <= 501; i++) {
      Files.writeString(notes.resolve("box.%04d.7".formatted(i)), NOTE.formatted(i) + "\n");
    }
    Files.writeString(notes.resolve("box.torn"), "{\"start\":5,");

    assertThat(send()).isEqualTo(501);

    assertThat(left()).isEmpty();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).headers())
        .containsEntry("authorization", "Bearer secret")
        .containsKey("x-makertime-sent");
  }

  @Test
  void what_the_collector_does_not_take_stays() throws Exception {
    Files.writeString(notes.resolve("box.1.7"), NOTE.formatted(1));
    status = 503;

    assertThatThrownBy(this::send).isInstanceOf(IOException.class).hasMessageContaining("503");

    assertThat(left()).hasSize(1);
  }

  @Test
  void an_empty_variable_is_not_set_and_the_file_holds() throws Exception {
    Path file = Files.createDirectories(home.resolve(".config/makertime")).resolve("command.conf");
    Files.writeString(file, "# of ana\ncollector = https://c.example.com/w\ntoken=from file\n");
    environment.put("MAKERTIME_COLLECTOR", "");
    environment.put("MAKERTIME_TOKEN", "");
    environment.put("XDG_CONFIG_HOME", "");

    NoteSpool spool = NoteSpool.read(environment);

    assertThat(spool.collector()).hasToString("https://c.example.com/w");
    assertThat(spool.token()).isEqualTo("from file");
    assertThat(spool.directory()).isEqualTo(notes.getParent());
  }

  @Test
  void a_setting_that_is_missing_or_wrong_is_named() {
    assertThatThrownBy(() -> NoteSpool.read(environment))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("needs collector and token");
    for (String wrong : List.of("file:///etc/passwd", "https://not an address")) {
      environment.put("MAKERTIME_COLLECTOR", wrong);
      assertThatThrownBy(() -> NoteSpool.read(environment))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("collector must be an http or https address");
    }
  }

  private int send() throws Exception {
    try (ToolServer collector =
        new ToolServer(
            question -> {
              asked.add(question);
              return new ToolServer.Answer(status, Map.of(), Map.of());
            })) {
      environment.put("MAKERTIME_COLLECTOR", collector.url().toString());
      return NoteSpool.read(environment).send(NoteSpool.client());
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(notes)) {
      return files.toList();
    }
  }
}
