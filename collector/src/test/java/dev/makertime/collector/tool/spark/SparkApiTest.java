package dev.makertime.collector.tool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // what runs has no end
class SparkApiTest {
  private static final Instant NINE = Instant.parse("2026-06-15T09:00:00Z");

  private final SparkServer spark = new SparkServer();

  @Test
  void an_application_is_its_users_wait_from_its_start_to_its_end() throws Exception {
    spark.application("application_1_0001", "features", "ana", NINE, NINE.plusSeconds(300));
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest())
          .containsExactly(
              "spark:ana wait spark/app/application_1_0001 09:00:00Z 09:00:00Z 09:05:00Z");
    }
  }

  @Test
  void what_runs_is_open_until_a_later_poll_sees_its_end() throws Exception {
    spark.application("application_1_0001", "features", "ana", NINE, null);
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest())
          .containsExactly("spark:ana wait spark/app/application_1_0001 09:00:00Z 09:00:00Z null");

      spark.applications.clear();
      spark.application("application_1_0001", "features", "ana", NINE, NINE.plusSeconds(300));
      polling.now = polling.now.plus(Duration.ofHours(1));
      polling.poll();

      assertThat(polling.latest())
          .containsExactly(
              "spark:ana wait spark/app/application_1_0001 09:00:00Z 09:00:00Z 09:05:00Z");
    }
  }

  @Test
  void of_a_shell_only_its_jobs_are_waited_for_and_their_names_stay_where_they_are()
      throws Exception {
    spark.application("local-1", "Spark shell", "ben", NINE, null);
    spark.job("local-1", 0, NINE.plusSeconds(60), NINE.plusSeconds(90));
    spark.job("local-1", 1, NINE.plusSeconds(600), null);
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest())
          .containsExactlyInAnyOrder(
              "spark:ben wait spark/app/local-1/job/0 09:01:00Z 09:01:00Z 09:01:30Z",
              "spark:ben wait spark/app/local-1/job/1 09:10:00Z 09:10:00Z null");
      assertThat(polling.inbox.kept.toString()).doesNotContain("canary", "ipython");
    }
  }

  @Test
  void what_was_killed_ended_when_its_log_was_last_written_and_a_later_log_corrects_that()
      throws Exception {
    spark.application("app-1", "features", "ana", NINE, null);
    spark.written("app-1", NINE.plusSeconds(120));
    spark.application("local-2", "PySparkShell", "ben", NINE, null);
    spark.written("local-2", NINE.plusSeconds(60));
    spark.job("local-2", 0, NINE.plusSeconds(30), null);
    try (Polling polling = polling()) {
      polling.now = NINE.plus(Duration.ofHours(23));
      polling.poll();
      assertThat(polling.latest()).hasSize(2).allMatch(line -> line.endsWith(" null"));

      polling.now = NINE.plus(Duration.ofHours(25));
      polling.poll();
      assertThat(polling.latest())
          .containsExactlyInAnyOrder(
              "spark:ana wait spark/app/app-1 09:00:00Z 09:00:00Z 09:02:00Z",
              "spark:ben wait spark/app/local-2/job/0 09:00:30Z 09:00:30Z 09:01:00Z");

      spark.applications.clear();
      spark.application("app-1", "features", "ana", NINE, NINE.plus(Duration.ofHours(26)));
      polling.now = NINE.plus(Duration.ofHours(27));
      polling.poll();
      assertThat(polling.latest())
          .contains("spark:ana wait spark/app/app-1 09:00:00Z 09:00:00Z 2026-06-16T11:00:00Z");
    }
  }

  @Test
  void a_year_of_history_is_asked_for_day_by_day_and_only_once() throws Exception {
    for (int i = 0; i < 14; i++) {
      Instant began = Instant.parse("2026-06-01T08:00:00Z").plus(Duration.ofDays(i));
      spark.application("app-" + i, "features", "ana", began, began.plusSeconds(60));
    }
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest()).hasSize(14);
      int asked = polling.server.asked().size();

      polling.poll();

      assertThat(polling.server.asked().size() - asked).isEqualTo(1);
    }
  }

  @Test
  void a_log_that_is_parsed_hours_later_is_not_missed() throws Exception {
    try (Polling polling = polling()) {
      polling.poll();
      Instant before = polling.now.minus(Duration.ofHours(5));
      spark.application("app-late", "features", "ana", before, before.plusSeconds(60));
      polling.now = polling.now.plus(Duration.ofMinutes(5));

      polling.poll();

      assertThat(polling.latest()).singleElement().asString().contains("spark/app/app-late");
    }
  }

  @Test
  void jobs_of_a_closed_shell_are_asked_for_once() throws Exception {
    Instant before = Polling.CLOCK.instant().minusSeconds(3600);
    spark.application("local-1", "PySparkShell", "ben", before, before.plusSeconds(600));
    spark.job("local-1", 0, before.plusSeconds(60), before.plusSeconds(90));
    try (Polling polling = polling()) {
      polling.poll();
      polling.poll();

      assertThat(polling.server.asked()).filteredOn(path -> path.contains("/jobs")).hasSize(1);
    }
  }

  @Test
  void a_shell_whose_jobs_are_refused_holds_up_nothing_and_is_asked_for_again() throws Exception {
    spark.application("local-1", "PySparkShell", "ben", NINE, NINE.plusSeconds(600));
    spark.job("local-1", 0, NINE.plusSeconds(60), NINE.plusSeconds(90));
    spark.application("app-2", "features", "ana", NINE, NINE.plusSeconds(300));
    spark.refused.add("local-1");
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest()).singleElement().asString().contains("app-2");
      assertThat(polling.inbox.coverage).isEmpty();

      spark.refused.clear();
      polling.now = polling.now.plus(Duration.ofDays(2));
      polling.poll();

      assertThat(polling.latest()).hasSize(2);
      assertThat(polling.inbox.coverage).isNotEmpty();
    }
  }

  @Test
  void one_odd_application_hides_no_other() throws Exception {
    spark.applications.add(
        new LinkedHashMap<>(
            Map.of(
                "name", "x", "attempts", List.of(SparkServer.attempt(null, "ana", NINE, NINE)))));
    spark.application("app-2", "features", "ana", NINE, NINE.plusSeconds(300));
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest()).singleElement().asString().contains("app-2");
      assertThat(polling.inbox.aside)
          .singleElement()
          .satisfies(letter -> assertThat(letter.reason()).isEqualTo("lacks id"));
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new SparkApi("spark", Shells.usualAnd(List.of())), spark);
  }
}
