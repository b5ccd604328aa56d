package dev.makertime.collector.tool.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a table of runs is read: page by page, again while runs go on, and after any failure. */
class JobsPollTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  private final MadeRows rows = new MadeRows();
  private final JobsUnderTest jobs = of("began");

  @BeforeEach
  void begin() {
    TestDriver.MADE.put("rows", rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"began", "id"})
  void rows_of_the_same_time_at_the_border_of_a_page_are_all_read_once(String cursor) {
    IntStream.range(0, 100).forEach(i -> rows.add(i, TEN.plusSeconds(i / 7), TEN.plusSeconds(90)));
    JobsUnderTest read = of(cursor);

    assertThat(read.poll()).isTrue();

    assertThat(read.inbox.runs).hasSize(100).doesNotHaveDuplicates();
    assertThat(read.inbox.coverage).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"began", "id"})
  void killed_at_any_page_it_goes_on_and_loses_nothing(String cursor) {
    IntStream.range(0, 60).forEach(i -> rows.add(i, TEN.plusSeconds(i / 7), TEN.plusSeconds(90)));
    for (int at = 1; at <= 8; at++) {
      JobsUnderTest read = of(cursor);
      rows.failAt = at;

      assertThat(read.poll()).isFalse();
      read.poll();

      assertThat(read.inbox.latestRuns()).hasSize(60);
    }
  }

  @Test
  void a_run_that_goes_on_is_read_again_until_it_is_over() {
    rows.add(1, TEN, null);
    rows.add(2, TEN.plusSeconds(1), TEN.plusSeconds(5));
    jobs.poll();
    assertThat(jobs.runs()).first().asString().endsWith("running null 10:00:00Z null");
    assertThat(jobs.activities()).contains("jobs:ana WAIT jobs/run/1 10:00:00Z 10:00:00Z null");

    rows.end(1, TEN.plusSeconds(86_400));
    jobs.now = TEN.plusSeconds(90_000);
    jobs.poll();

    assertThat(jobs.runs())
        .first()
        .asString()
        .endsWith("ended null 10:00:00Z 2026-06-16T10:00:00Z");
  }

  @Test
  void a_run_that_nobody_ends_is_forgotten_after_31_days() {
    rows.add(1, TEN, null);
    jobs.poll();
    jobs.now = TEN.plusSeconds(32 * 86_400L);
    jobs.poll();
    int asked = rows.asked.size();

    jobs.poll();

    assertThat(rows.asked.subList(asked, rows.asked.size()))
        .noneMatch(sql -> sql.contains(" in ("));
  }

  @Test
  void a_run_that_was_going_on_and_is_gone_is_taken_back() {
    rows.add(1, TEN, null);
    rows.add(2, TEN.plusSeconds(1), TEN.plusSeconds(5));
    jobs.poll();

    rows.remove(1);
    jobs.poll();

    assertThat(jobs.runs()).first().asString().startsWith("jobs/run/1 null retracted");
    assertThat(jobs.activities())
        .contains(
            "jobs:ana retracted jobs/run/1 null null null",
            "jobs:ana retracted jobs/run/1/start null null null");
  }

  @Test
  void where_no_rows_are_shown_any_more_nothing_is_taken_back_and_no_time_covered() {
    rows.add(1, TEN, null);
    jobs.poll();

    rows.remove(1);
    assertThat(jobs.poll()).isTrue();

    assertThat(jobs.inbox.latestRuns()).singleElement().matches(run -> !run.retracted());
    assertThat(jobs.inbox.coverage).hasSize(1);
  }

  @Test
  void history_that_is_purged_takes_nothing_back() {
    rows.add(1, TEN, TEN.plusSeconds(5));
    jobs.poll();

    rows.remove(1);
    jobs.poll();

    assertThat(jobs.inbox.latestRuns()).singleElement().matches(run -> !run.retracted());
    assertThat(jobs.inbox.coverage).hasSize(2);
  }

  @Test
  void a_clock_that_was_ahead_hides_nothing_that_comes_later() {
    rows.add(1, Instant.parse("2026-08-01T00:00:00Z"), null);
    jobs.poll();
    rows.add(2, TEN.plusSeconds(60), TEN.plusSeconds(90));

    jobs.poll();

    assertThat(jobs.runs()).anyMatch(run -> run.startsWith("jobs/run/2 "));
  }

  @Test
  void a_row_of_a_clock_that_is_ahead_holds_up_no_numbers() {
    JobsUnderTest read = of("id");
    rows.add(1, TEN, Instant.parse("2026-08-01T00:00:00Z"));
    rows.add(2, TEN, TEN.plusSeconds(5));

    read.poll();

    assertThat(new String(read.cursors.kept.get("jobs"), UTF_8)).contains("\"at\":2");
  }

  @Test
  void no_column_is_named_twice_in_an_order_which_sql_server_refuses() {
    rows.add(1, TEN, TEN.plusSeconds(5));
    of("id").poll();

    assertThat(rows.asked).allSatisfy(sql -> assertThat(sql).doesNotContain("r.id, r.id"));
  }

  @Test
  void a_clock_that_goes_back_by_an_hour_hides_nothing() {
    rows.add(1, TEN, TEN.plusSeconds(5));
    jobs.poll();
    rows.add(2, TEN.minusSeconds(3_600), TEN.minusSeconds(3_000));

    jobs.poll();

    assertThat(jobs.inbox.latestRuns()).hasSize(2);
  }

  @Test
  void a_number_that_comes_late_is_read() {
    JobsUnderTest read = of("id");
    rows.add(8, read.now.minusSeconds(50), read.now.minusSeconds(20));
    read.poll();
    rows.add(7, read.now.minusSeconds(60), read.now.minusSeconds(10));

    read.now = read.now.plusSeconds(60);
    read.poll();

    assertThat(read.inbox.latestRuns()).hasSize(2);
  }

  @Test
  void rows_that_are_odd_are_set_aside_once_and_hide_no_other() {
    rows.add(1, TEN, TEN.plusSeconds(5)).put("ended", "soon");
    rows.add(2, TEN.plusSeconds(1), TEN.plusSeconds(5)).put("status", "?");
    rows.add(3, TEN.plusSeconds(2), TEN.plusSeconds(5));
    var poller = jobs.poller();

    poller.poll();
    poller.poll();

    assertThat(jobs.inbox.aside)
        .extracting(letter -> letter.payload() + ": " + letter.reason())
        .hasSize(2)
        .anyMatch(text -> text.startsWith("run 1: ") && text.contains("ended is no time"))
        .anyMatch(text -> text.startsWith("run 2: ") && text.contains("status must be one of"));
    assertThat(jobs.inbox.latestRuns())
        .singleElement()
        .matches(run -> run.status() == RunStatus.ENDED);
  }

  @Test
  void what_ended_before_the_first_day_is_not_read() {
    JobsUnderTest read = of("id");
    rows.add(1, Instant.parse("2026-01-01T10:00:00Z"), Instant.parse("2026-01-01T11:00:00Z"));
    rows.add(2, TEN, TEN.plusSeconds(5));

    read.poll();

    assertThat(read.inbox.latestRuns()).singleElement().matches(run -> run.id().endsWith("/2"));
  }

  @Test
  void aliases_and_rules_say_whose_runs_of_a_service_account_are() {
    TestDriver.MADE.put("rows", rows);
    rows.add(1, TEN, TEN.plusSeconds(5)).put("who", "sa");
    Map<String, Object> scheduled = rows.add(2, TEN, TEN.plusSeconds(5));
    scheduled.put("who", "ETL_BATCH");
    scheduled.put("trigger", "schedule");
    scheduled.put("subject", "ADHOC_CHURN");
    JobsUnderTest read =
        new JobsUnderTest(
            yaml(
                "began",
                "byHand: ['ADHOC*'], aliases: [{user: ETL*, job: '*churn', who: 'mail:b@x.io'}]"));

    read.poll();

    assertThat(read.runs())
        .containsExactly(
            "jobs/run/1 load unknown null ended null 10:00:00Z 10:00:05Z",
            "jobs/run/2 ADHOC_CHURN command mail:b@x.io ended null 10:00:00Z 10:00:05Z");
  }

  private static JobsUnderTest of(String cursor) {
    return new JobsUnderTest(yaml(cursor, "page: 7"));
  }

  private static String yaml(String cursor, String more) {
    return "{type: jobs, dialect: table, url: 'jdbc:made:rows', query: select, since: 2026-06-01, cursor: %s, %s}"
        .formatted(cursor, more);
  }
}
