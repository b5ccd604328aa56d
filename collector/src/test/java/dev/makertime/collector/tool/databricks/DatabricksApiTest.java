package dev.makertime.collector.tool.databricks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.model.Run;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // what goes on has no end
class DatabricksApiTest {
  private static final Instant NINE = Instant.parse("2026-06-15T09:00:00Z");

  private final DatabricksServer databricks = new DatabricksServer();

  @Test
  void what_goes_on_is_open_until_a_later_poll_sees_its_end() throws Exception {
    Map<String, Object> run = databricks.run(7, "ana@example.com", NINE, null);
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(waits(polling))
          .containsExactly("it:ana@example.com wait it/run/7 09:00:00Z 09:00:00Z null");

      end(run, NINE.plusSeconds(300));
      polling.now = polling.now.plus(Duration.ofDays(2));
      polling.poll();

      assertThat(waits(polling))
          .containsExactly("it:ana@example.com wait it/run/7 09:00:00Z 09:00:00Z 09:05:00Z");
    }
  }

  @Test
  void a_repair_of_an_old_run_is_seen_while_it_is_active_and_read_to_its_end() throws Exception {
    Map<String, Object> run = databricks.run(7, "ana@example.com", NINE, NINE.plusSeconds(300));
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.inbox.latestRuns()).hasSize(1);

      Instant later = NINE.plus(Duration.ofDays(3));
      Map<String, Object> original =
          DatabricksServer.history("ORIGINAL", 0, NINE, NINE.plusSeconds(300), "FAILED");
      end(run, null);
      run.put(
          "repair_history",
          List.of(original, DatabricksServer.history("REPAIR", 71, later, null, "")));
      polling.now = later.plusSeconds(60);
      polling.poll();
      end(run, later.plusSeconds(600));
      run.put(
          "repair_history",
          List.of(
              original,
              DatabricksServer.history("REPAIR", 71, later, later.plusSeconds(600), "SUCCESS")));
      polling.now = later.plusSeconds(900);
      polling.poll();

      assertThat(polling.inbox.latestRuns())
          .filteredOn(one -> one.trigger() == RunTrigger.RETRY_MANUAL)
          .singleElement()
          .extracting(Run::ended)
          .isEqualTo(later.plusSeconds(600));
      assertThat(waits(polling))
          .containsExactly("it:ana@example.com wait it/run/7 09:00:00Z 09:00:00Z 09:05:00Z");
    }
  }

  @Test
  void a_repair_that_was_over_before_the_first_poll_shows_by_its_gap() throws Exception {
    Map<String, Object> run = databricks.run(7, "ana@example.com", NINE, NINE.plusSeconds(3_000));
    run.put("run_duration", 600_000L);
    run.put(
        "repair_history",
        List.of(
            DatabricksServer.history("ORIGINAL", 0, NINE, NINE.plusSeconds(300), "FAILED"),
            DatabricksServer.history(
                "REPAIR", 71, NINE.plusSeconds(2_700), NINE.plusSeconds(3_000), "SUCCESS")));
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.latestRuns()).hasSize(2);
      assertThat(waits(polling))
          .containsExactly("it:ana@example.com wait it/run/7 09:00:00Z 09:00:00Z 09:05:00Z");
    }
  }

  @Test
  void a_run_with_more_tasks_than_an_answer_holds_is_read_page_by_page() throws Exception {
    Map<String, Object> run = databricks.run(7, "ana@example.com", NINE, NINE.plusSeconds(300));
    for (int i = 0; i < 201; i++) {
      DatabricksServer.task(run, 700 + i, "task-" + i, NINE, NINE.plusSeconds(i));
    }
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.latestRuns()).hasSize(202);
    }
  }

  @Test
  void a_hundred_pages_are_read_once() throws Exception {
    for (int i = 0; i < 2_500; i++) {
      Instant start = Instant.parse("2026-06-14T08:00:00Z").plusSeconds(i);
      databricks.run(1_000L + i, "ana@example.com", start, start.plusSeconds(60));
    }
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.inbox.latestRuns()).hasSize(2_500);
      int asked = polling.server.asked().size();

      polling.poll();

      assertThat(polling.server.asked().size() - asked).isEqualTo(2);
    }
  }

  @Test
  void a_run_that_was_deleted_or_is_refused_stops_no_other() throws Exception {
    databricks.run(6, "ana@example.com", NINE, null);
    databricks.run(7, "ana@example.com", NINE, null);
    databricks.run(8, "ana@example.com", NINE, null);
    databricks.refused.putAll(Map.of(6L, 400, 7L, 403));
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(waits(polling)).singleElement().asString().contains("it/run/8");
      assertThat(polling.inbox.coverage).as("one is refused").isEmpty();

      databricks.refused.clear();
      polling.poll();

      assertThat(polling.inbox.coverage).isNotEmpty();
    }
  }

  @Test
  void one_odd_run_hides_no_other() throws Exception {
    databricks.run(6, "ana@example.com", NINE, NINE.plusSeconds(60)).put("run_id", "six");
    databricks.run(7, "ana@example.com", NINE, NINE.plusSeconds(60)).put("queue_duration", -1L);
    databricks.run(8, "ana@example.com", NINE, NINE.plusSeconds(60));
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(waits(polling)).singleElement().asString().contains("it/run/8");
      assertThat(polling.inbox.aside)
          .extracting(letter -> letter.reason())
          .containsExactlyInAnyOrder("lacks run_id", "queue_duration is impossible");
    }
  }

  @Test
  void a_check_says_as_whom_it_reads_and_whether_it_sees_runs() throws Exception {
    try (Polling polling = polling()) {
      assertThat(new DatabricksApi("it").check(polling.api()))
          .isEqualTo("Databricks as reader, which sees no run of a job");
    }
  }

  private static void end(Map<String, Object> run, Instant at) {
    run.put("end_time", at == null ? 0L : at.toEpochMilli());
    run.put("state", DatabricksServer.state(at, "SUCCESS"));
  }

  private static List<String> waits(Polling polling) {
    return polling.latest().stream().filter(line -> line.contains(" wait ")).toList();
  }

  private Polling polling() throws Exception {
    return new Polling(new DatabricksApi("it"), databricks);
  }
}
