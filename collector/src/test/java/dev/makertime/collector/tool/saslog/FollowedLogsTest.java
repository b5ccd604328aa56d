package dev.makertime.collector.tool.saslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of logs is followed, whatever happens to its files. */
class FollowedLogsTest {
  private static final String END = "06/15/2026 10:20:04 AM";
  private static final String WHOLE =
      SasLog.full()
          .begins()
          .step("SORT", "9:00.00", "06/15/2026 10:10:00 AM")
          .ends("20:00.00", END)
          .toString();
  private static final String RUN = "load SUCCESS 09:00:04Z 09:20:04Z";

  @TempDir Path directory;
  private FollowedLogs logs;

  @BeforeEach
  void follow() {
    logs = FollowedLogs.of(directory);
  }

  @Test
  void a_log_that_grows_byte_by_byte_tells_the_same_as_a_whole_one() {
    for (int at = 0; at < WHOLE.length(); at += 41) {
      logs.write("load.log", WHOLE.substring(at, Math.min(WHOLE.length(), at + 41)), "09:20:04");
      assertThat(logs.poll()).isTrue();
    }

    assertThat(logs.runs()).containsExactly(RUN);
    assertThat(logs.inbox.aside).isEmpty();
  }

  @Test
  void a_session_that_goes_on_is_a_run_that_goes_on() {
    logs.write("load.log", WHOLE.substring(0, WHOLE.indexOf("NOTE: SAS Institute")), "09:10:00");
    logs.now = Instant.parse("2026-06-15T09:15:00Z");
    logs.poll();
    assertThat(logs.runs()).containsExactly("load RUNNING 09:00:04Z null");

    logs.write("load.log", WHOLE.substring(WHOLE.indexOf("NOTE: SAS Institute")), "09:20:04");
    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
  }

  @Test
  void a_torn_last_line_waits_for_its_end() {
    int middle = WHOLE.lastIndexOf(":20:04 AM");
    logs.write("load.log", WHOLE.substring(0, middle), "09:20:04");
    logs.poll();
    assertThat(logs.runs()).containsExactly("load SUCCESS 09:00:04Z 09:20:04Z");

    logs.write("load.log", WHOLE.substring(middle), "09:20:04");
    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
    assertThat(logs.inbox.aside).isEmpty();
  }

  @Test
  void a_log_that_was_renamed_is_read_on_and_counts_once() throws IOException {
    int middle = WHOLE.indexOf("NOTE: SAS Institute");
    Path file = logs.write("a/load.log", WHOLE.substring(0, middle), "09:10:00");
    logs.poll();
    Files.move(file, directory.resolve("a/load.log.1"));
    logs.write("a/load.log.1", WHOLE.substring(middle), "09:20:04");
    logs.write("a/load.log", WHOLE.replace(" 10:", " 11:"), "10:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN, "load SUCCESS 10:00:04Z 10:20:04Z");
  }

  @Test
  void a_copy_beside_a_log_that_was_emptied_counts_once() throws IOException {
    Path file = logs.write("load.log", WHOLE, "09:20:04");
    logs.poll();
    Files.copy(file, directory.resolve("load.log-20260615"));
    Files.writeString(file, "");
    logs.poll();
    logs.write("load.log", WHOLE.replace(" 10:", " 11:"), "10:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN, "load SUCCESS 10:00:04Z 10:20:04Z");
    assertThat(logs.inbox.aside).isEmpty();
  }

  @Test
  void a_log_that_was_written_anew_and_is_longer_is_read_from_its_start() throws IOException {
    Path file = logs.write("load.log", WHOLE, "09:20:04");
    logs.poll();
    Files.writeString(file, "");
    logs.write("load.log", (WHOLE + WHOLE).replace(" 10:", " 11:"), "10:20:04");

    logs.poll();

    assertThat(logs.runs()).contains(RUN, "load SUCCESS 10:00:04Z 10:20:04Z");
  }

  @Test
  void a_log_whose_emptied_part_is_a_hole_is_read_behind_it() throws IOException {
    Path file = directory.resolve("load.log");
    try (SeekableByteChannel hole = Files.newByteChannel(file, Set.of(CREATE, WRITE))) {
      hole.position(200L << 20);
      hole.write(ByteBuffer.wrap(WHOLE.getBytes(ISO_8859_1)));
    }
    logs.write("load.log", "", "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
  }

  @Test
  void a_log_that_nobody_writes_for_a_day_is_of_a_session_that_was_killed() {
    logs.write("load.log", WHOLE.substring(0, WHOLE.indexOf("NOTE: SAS Institute")), "09:10:00");
    logs.poll();
    assertThat(logs.runs()).containsExactly("load RUNNING 09:00:04Z null");

    logs.now = logs.now.plus(Duration.ofDays(1));
    logs.poll();

    assertThat(logs.runs()).containsExactly("load ENDED 09:00:04Z 09:10:00Z");
  }

  @Test
  void a_session_that_was_taken_for_killed_and_goes_on_has_its_whole_length() {
    int middle = WHOLE.indexOf("NOTE: SAS Institute");
    logs.write("load.log", WHOLE.substring(0, middle), "09:10:00");
    logs.now = logs.now.plus(Duration.ofDays(1));
    logs.poll();
    logs.write("load.log", WHOLE.substring(middle), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
  }

  @Test
  void nothing_is_lost_if_the_broker_is_away() {
    logs.write("load.log", WHOLE, "09:20:04");
    logs.inbox.away = true;
    assertThat(logs.poll()).isFalse();

    logs.inbox.away = false;
    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
  }

  @Test
  void a_log_that_did_not_change_since_the_last_poll_is_not_told_again() {
    logs.write("load.log", WHOLE, "09:20:04");
    logs.now = Instant.now().plus(Duration.ofHours(3));
    logs.poll();
    assertThat(logs.inbox.runs).hasSize(1);

    logs.now = logs.now.plus(Duration.ofDays(3));
    logs.poll();
    logs.poll();

    assertThat(logs.inbox.runs).hasSize(1);
    assertThat(logs.inbox.coverage).hasSize(3);
  }

  @Test
  void whoever_starts_an_interactive_session_waits_for_it() {
    logs =
        new FollowedLogs(
            directory, "zone: Europe/Lisbon, interactive: true, aliases: [{who: ana}]");
    logs.write("load.log", WHOLE, "09:20:04");
    logs.write("killed.log", SasLog.full().begins(), "09:10:00");
    logs.now = logs.now.plus(Duration.ofDays(1));

    logs.poll();

    assertThat(logs.inbox.latest().stream().map(FollowedLogsTest::brief))
        .containsExactlyInAnyOrder(
            "saslog:ana WAIT load 09:00:04Z 09:20:04Z {trigger=command}",
            "saslog:ana WAIT killed 09:00:04Z 09:10:00Z {end=lost-end, trigger=command}");
    assertThat(logs.inbox.latestRuns()).extracting("trigger").hasToString("[COMMAND, COMMAND]");
  }

  private static String brief(Activity one) {
    return "%s %s %s %s %s %s"
        .formatted(one.identity(), one.kind(), one.subject(), one.start(), one.end(), one.labels())
        .replace("2026-06-15T", "");
  }
}
