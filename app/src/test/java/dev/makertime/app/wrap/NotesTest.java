package dev.makertime.app.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted of commands, and what becomes of the notes. */
class NotesTest {
  private static final long START = 1_781_517_600_120L;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 202;
  private Wrapping wrapping;
  private HttpServer collector;

  @BeforeEach
  void start() throws Exception {
    wrapping = new Wrapping(directory);
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(exchange.getRequestHeaders().getFirst("Authorization") + "\n" + body);
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void a_note_has_who_when_how_and_one_word_and_is_its_users_alone() throws Exception {
    wrapping.settings("minimum = 1\nlabel training = python*train*\n");

    wrapping.run(
        Wrapping.launcher().toString(), "sh", "-c", "sleep 1.1; exit 3", "/data/train/canary");

    JsonNode note = Json.MAPPER.readTree(wrapping.notes().get(0));
    assertThat(note.path("end").asLong() - note.path("start").asLong()).isBetween(1_100L, 60_000L);
    assertThat(note.path("exit").asInt()).isEqualTo(3);
    assertThat(note.path("command").asText()).isEqualTo("sh");
    assertThat(note.path("host").asText()).isNotBlank();
    assertThat(note.path("user").asText()).isEqualTo("ana");
    assertThat(wrapping.files("notes"))
        .allSatisfy(
            file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python train.py --token=canary          | python
          /home/canary/bin/python canary.py       | python
          TOKEN=canary python x.py                | python
          A=1 B=canary make all                   | make
          TOKEN="a canary b" python               | shell
          TOKEN=$(cat canary) python              | shell
          (cd canary; python)                     | shell
          cat <canary                             | cat
          make&&echo canary                       | make
          https://canary:canary@host/?key=canary  | shell
          "my canary" x                           | shell
          sleep 9 # canary                        | sleep
          """)
  void arguments_directories_and_variables_are_in_no_note(String line, String word)
      throws Exception {
    wrapping.tell("typed", START, START + 60_000, 4711, line);

    assertThat(wrapping.notes())
        .singleElement()
        .satisfies(note -> assertThat(note).doesNotContain("canary"))
        .satisfies(
            note ->
                assertThat(Json.MAPPER.readTree(note).path("command").asText()).isEqualTo(word));
  }

  @Test
  void nothing_but_the_notes_and_the_token_leaves_the_machine() throws Exception {
    Wrapping.needs("curl");
    wrapping.environment.put("SECRET", "canary");
    wrapping.settings(
        "minimum = 1\nlabel churn = *canary.py*\ncollector = %s\ntoken = t0ken\n"
            .formatted(address()));

    wrapping.run(
        Wrapping.launcher().toString(), "sh", "-c", "sleep 1.1", "canary.py", "--key=canary");

    assertThat(Await.until(PATIENCE, () -> !received.isEmpty())).as("it is sent").isTrue();
    assertThat(received)
        .singleElement()
        .asString()
        .startsWith("Bearer t0ken\n{\"start\":")
        .contains("\"label\":\"churn\"")
        .doesNotContain("canary");
    assertThat(Await.until(PATIENCE, () -> wrapping.notes().isEmpty()))
        .as("it is kept no longer")
        .isTrue();
  }

  @Test
  void notes_wait_for_a_collector_and_are_sent_with_the_next_ones() throws Exception {
    Wrapping.needs("curl");
    wrapping.tell("ended", START, START + 60_000, 1, "one");
    wrapping.settings("collector = http://127.0.0.1:1/\ntoken = t\n");
    assertThat(wrapping.flush().code()).isEqualTo(1);

    wrapping.settings("collector = %s\ntoken = t\n".formatted(address()));
    answer = 401;
    assertThat(wrapping.flush().printed()).contains("commands sent: 0", "answered 401");
    assertThat(wrapping.notes()).hasSize(1);

    answer = 202;
    for (int i = 2; i <= 600; i++) {
      Files.writeString(
          wrapping.spool.resolve("notes/vm." + START + "." + i),
          wrapping.notes().get(0).replace("\"pid\":1", "\"pid\":" + i));
    }
    assertThat(wrapping.flush()).isEqualTo(new Wrapping.Ended("commands sent: 600\n", 0));
    assertThat(received.subList(1, received.size()))
        .extracting(body -> body.lines().count() - 1)
        .containsExactly(500L, 100L);
    assertThat(wrapping.notes()).isEmpty();
  }

  @Test
  void a_command_that_was_killed_with_its_launcher_ended_when_it_was_seen_last() throws Exception {
    Wrapping.needs("curl");
    wrapping.settings("collector = %s\ntoken = t\n".formatted(address()));
    Process process =
        wrapping.start(List.of(Wrapping.launcher().toString(), "sh", "-c", "sleep 61; exit 0"));
    assertThat(Await.until(PATIENCE, () -> wrapping.files("running").count() == 1))
        .as("it is noted as running")
        .isTrue();
    process.destroyForcibly().waitFor();

    assertThat(wrapping.flush()).isEqualTo(new Wrapping.Ended("commands sent: 1\n", 0));

    JsonNode note = Json.MAPPER.readTree(received.get(0).lines().skip(1).findFirst().orElseThrow());
    assertThat(note.path("lost").asBoolean()).isTrue();
    assertThat(note.path("end").asLong())
        .isGreaterThanOrEqualTo(note.path("start").asLong() + 5_000);
    assertThat(wrapping.files("running")).isEmpty();
  }

  @Test
  void a_command_that_runs_is_not_lost() throws Exception {
    wrapping.tell("running", START, START + 60_000, ProcessHandle.current().pid(), "python");

    wrapping.flush();

    assertThat(wrapping.files("running")).hasSize(1);
    assertThat(wrapping.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CI, true, ci", "CI, false, typed", "JENKINS_URL, http://j, ci", "CI, '', typed"})
  void commands_of_ci_say_so(String variable, String value, String how) throws Exception {
    wrapping.environment.put(variable, value);

    wrapping.tell("typed", START, START + 60_000, 1, "make all");

    assertThat(wrapping.notes().get(0)).contains("\"how\":\"" + how + "\"");
  }

  @Test
  void a_command_without_a_terminal_is_nobodys_unless_somebody_is_named() throws Exception {
    Wrapping.needs("setsid");
    wrapping.run(
        "setsid",
        "-w",
        Wrapping.launcher().toString(),
        "--as",
        "email:ana@example.com",
        "sleep",
        "1.1");

    assertThat(wrapping.notes().get(0))
        .contains("\"how\":\"unknown\"", "\"as\":\"email:ana@example.com\"");
  }

  private String address() {
    return "http://127.0.0.1:%d/webhooks/command".formatted(collector.getAddress().getPort());
  }
}
