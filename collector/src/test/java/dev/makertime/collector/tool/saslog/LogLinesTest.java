package dev.makertime.collector.tool.saslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lines of a log tell of its sessions. */
class LogLinesTest {
  private static final String END = "06/15/2026 10:20:04 AM";

  @TempDir Path directory;
  private FollowedLogs logs;

  @BeforeEach
  void follow() {
    logs = FollowedLogs.of(directory);
  }

  @Test
  void a_session_is_a_run_from_its_start_to_its_last_timestamp() {
    logs.write("load.log", SasLog.full().begins().ends("20:00.00", END), "09:20:04");

    assertThat(logs.poll()).isTrue();

    assertThat(logs.runs()).containsExactly("load SUCCESS 09:00:04Z 09:20:04Z");
    assertThat(logs.inbox.latestRuns())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.id()).matches("saslog/[0-9a-f]{16}/1781514004");
              assertThat(run.kind()).hasToString("JOB");
              assertThat(run.trigger()).hasToString("UNKNOWN");
              assertThat(run.who()).isEqualTo("saslog:ana");
              assertThat(run.queue()).as("never told").isEmpty();
            });
    assertThat(logs.inbox.kept).as("a batch, which nobody waits for").isEmpty();
  }

  @Test
  void without_timestamps_the_top_of_the_page_tells_the_minute() {
    logs.write("load.log", SasLog.brief().begins().ends("1:02:03.45", ""), "10:02:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly("load SUCCESS 09:00:00Z 10:02:03.450Z");
  }

  @Test
  void timestamps_that_begin_in_the_middle_correct_the_minute() {
    String start = SasLog.brief().begins().toString();
    logs.write("load.log", start + SasLog.full().ends("20:00.00", END), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly("load SUCCESS 09:00:04Z 09:20:04Z");
  }

  @Test
  void the_top_of_a_page_in_the_middle_of_a_note_changes_nothing() {
    String log = SasLog.full().begins().ends("20:00.00", END).toString();
    String page = SasLog.full().page(2, "10:00 Monday, June 15, 2026").toString();
    String torn = log.replace("System used:\n", "System used:\n" + page);
    logs.write(
        "load.log",
        torn.replace("initialization used:\n", "initialization used:\n" + page),
        "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly("load SUCCESS 09:00:04Z 09:20:04Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR: File CANARY.CUSTOMERS.DATA does not exist.",
        "ERROR 180-322: Statement is not valid or it is used out of proper order.",
        "ERROR: SAS ended due to errors."
      })
  void an_error_fails_the_session(String error) {
    logs.write("load.log", SasLog.full().begins().line(error).ends("20:00.00", END), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly("load FAILED 09:00:04Z 09:20:04Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12         put 'ERROR: not yet';",
        "WARNING: Apparent invocation of macro CANARY not resolved.",
        "NOTE: ERROR: is a word here",
        "ERRORS are none",
        "      ERROR: in a continuation",
        "ERROR 1234567-1: no number of SAS"
      })
  void what_only_looks_like_an_error_fails_nothing(String line) {
    logs.write("load.log", SasLog.full().begins().line(line).ends("20:00.00", END), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly("load SUCCESS 09:00:04Z 09:20:04Z");
  }

  @Test
  void sessions_of_one_log_are_runs_of_their_own() {
    SasLog log = SasLog.full().begins().line("ERROR: canary").ends("20:00.00", END);
    log.page(1, "11:00 Monday, June 15, 2026").rights().started("06/15/2026 11:00:05 AM");
    logs.write("load.log", log.ends("5.00 seconds", "06/15/2026 11:00:09 AM"), "10:00:09");

    logs.poll();

    assertThat(logs.runs())
        .containsExactly("load FAILED 09:00:04Z 09:20:04Z", "load SUCCESS 10:00:04Z 10:00:09Z");
  }

  @Test
  void sessions_of_the_same_minute_are_told_apart() {
    String session = SasLog.brief().begins().ends("5.00 seconds", "").toString();
    logs.write("load.log", session + session + session, "09:00:30");

    logs.poll();

    assertThat(logs.inbox.latestRuns())
        .extracting(run -> run.id().replaceAll(".*/", ""))
        .containsExactlyInAnyOrder("1781514000", "1781514000-2", "1781514000-3");
  }

  @Test
  void a_session_that_another_follows_was_killed_after_its_last_step() {
    SasLog log = SasLog.full().begins().step("SORT", "9:00.00", "06/15/2026 10:10:00 AM");
    log.page(1, "11:00 Monday, June 15, 2026").rights().started("06/15/2026 11:00:05 AM");
    logs.write("load.log", log.ends("5.00 seconds", "06/15/2026 11:00:09 AM"), "10:00:09");

    logs.poll();

    assertThat(logs.runs())
        .containsExactly("load ENDED 09:00:04Z 09:10:00Z", "load SUCCESS 10:00:04Z 10:00:09Z");
  }

  @Test
  void a_session_over_the_hour_that_comes_twice_has_its_length() throws IOException {
    SasLog log = SasLog.full().page(1, "00:50 Sunday, October 25, 2026").rights();
    log.started("10/25/2026 12:50:01 AM").ends("1:30:00.00", "10/25/2026 01:20:00 AM");
    logs.now = Instant.parse("2026-10-25T12:00:00Z");
    Path file = logs.write("load.log", log, "10:00:09");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-10-25T01:20:00Z")));

    logs.poll();

    assertThat(logs.runs())
        .containsExactly("load SUCCESS 2026-10-24T23:50:00Z 2026-10-25T01:20:00Z");
  }

  @Test
  void days_and_months_that_are_the_other_way_round_are_set_aside() {
    SasLog log = SasLog.full().rights().started("15/06/2026 10:00:05");
    logs.write("load.log", log.ends("20:00.00", "15/06/2026 10:20:04"), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).isEmpty();
    assertThat(logs.inbox.aside)
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("dates says what comes first"));
  }

  @Test
  void days_that_could_be_months_are_compared_with_the_top_of_the_page() {
    SasLog log = SasLog.full().page(1, "10:00 Friday, June 5, 2026").rights();
    log.started("05/06/2026 10:00:05").ends("20:00.00", "05/06/2026 10:20:04");
    logs.write("load.log", log, "09:20:04");

    logs.poll();

    assertThat(logs.runs())
        .containsExactly("load SUCCESS 2026-06-05T09:00:00Z 2026-06-05T09:20:00Z");
  }

  @Test
  void a_session_that_tells_no_time_is_set_aside_with_the_reason() {
    logs.write("load.log", SasLog.brief().rights().ends("20:00.00", ""), "09:20:04");

    logs.poll();

    assertThat(logs.inbox.aside)
        .extracting(letter -> letter.reason())
        .isEqualTo(List.of("a session that does not tell when it began"));
  }
}
