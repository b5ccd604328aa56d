package dev.makertime.reporter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each look is found again, whatever else is in the log. */
class AuditTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void a_line_that_was_torn_within_a_letter_spoils_no_other() throws Exception {
    audit().note("Léa", "day 2026-06-12", Set.of("ana"));
    byte[] torn = "\n{\"at\":\"2026-06-15T12:00:00Z\",\"who\":\"L".getBytes(StandardCharsets.UTF_8);
    append(torn);
    append(new byte[] {(byte) 0xC3});
    audit().note("Léa", "day 2026-06-13", Set.of("ana"));

    assertThat(audit().of("ana", 10))
        .extracting(Audit.Look::what)
        .containsExactly("day 2026-06-13", "day 2026-06-12");
    assertThat(audit().of("ana", 10).get(0).who()).isEqualTo("Léa");
  }

  @Test
  void what_another_process_adds_is_seen_and_what_was_read_is_not_read_again() throws Exception {
    Audit ours = audit();
    ours.note("lea", "first", Set.of("ana"));
    assertThat(ours.of("ana", 10)).hasSize(1);
    overwrite('x', 5);

    audit().note("account bo", "second", Set.of("ana", "rui"));

    assertThat(ours.of("ana", 10)).extracting(Audit.Look::what).containsExactly("second", "first");
    assertThat(ours.of("rui", 10)).hasSize(1);
  }

  @Test
  void who_sees_a_look_at_their_days_sees_nobody_else_in_it() {
    Audit audit = audit();
    audit.note("lea", "days", Set.of("ana", "rui", "?gitlab:contractor"));

    assertThat(audit.of("ana", 10)).flatExtracting(Audit.Look::people).containsExactly("ana");
    assertThat(audit.of("rui", 10)).flatExtracting(Audit.Look::people).containsExactly("rui");
  }

  @Test
  void half_a_line_is_read_once_it_is_whole() throws Exception {
    Audit audit = audit();
    append("{\"at\":\"2026-06-15T12:00:00Z\",\"who\":\"lea\",".getBytes(StandardCharsets.UTF_8));
    assertThat(audit.of("ana", 10)).isEmpty();

    append("\"what\":\"day\",\"people\":[\"ana\"]}\n".getBytes(StandardCharsets.UTF_8));

    assertThat(audit.of("ana", 10)).hasSize(1);
  }

  @Test
  void of_many_looks_the_last_are_shown() {
    Audit audit = audit();
    for (int i = 0; i < 250; i++) {
      audit.note("lea", "look " + i, Set.of("ana"));
    }

    assertThat(audit.of("ana", 2))
        .extracting(Audit.Look::what)
        .containsExactly("look 249", "look 248");
    assertThat(audit().of("ana", 1_000)).hasSize(100);
  }

  @Test
  void a_torn_line_that_names_somebody_is_erased_with_them() throws Exception {
    audit().note("lea", "day", Set.of("rui"));
    append("\n{\"who\":\"lea\",\"people\":[\"ana\"".getBytes(StandardCharsets.UTF_8));
    append(new byte[] {'\n', (byte) 0xC3, '\n'});
    List<String> left = new ArrayList<>();

    AccessEraser.remove(directory, null, "ana", Set.of("ana"), left);

    assertThat(new String(Files.readAllBytes(file()), StandardCharsets.UTF_8))
        .doesNotContain("ana")
        .contains("rui");
    assertThat(left).isEmpty();
  }

  private Audit audit() {
    return new Audit(file(), CLOCK);
  }

  private Path file() {
    return directory.resolve("audit.jsonl");
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(file(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void overwrite(char with, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    bytes[at] = (byte) with;
    Files.write(file(), bytes);
  }
}
