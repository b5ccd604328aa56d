package dev.makertime.collector.tool.dvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From when to when somebody waited for a training, whatever calls come and do not come. */
class LiveRunsTest {
  private final LiveTrainings live = new LiveTrainings();

  @Test
  void whose_token_it_is_waits_from_the_start_to_the_end() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.call("09:01:00", "data", "a");
    live.call("09:20:00", "done", "a");

    assertThat(live.waits()).containsExactly("ana 09:00:00 09:20:00");
    assertThat(live.runs()).containsExactly("ENDED 09:00:00 09:20:00");
  }

  @Test
  void while_it_goes_on_it_is_open() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");

    assertThat(live.waits()).containsExactly("ana 09:00:00 null");
    assertThat(live.runs()).containsExactly("RUNNING 09:00:00 null");
  }

  @Test
  void without_a_sign_for_half_an_hour_it_ended_with_the_last() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.call("09:10:00", "data", "a");

    live.look("09:39:59");
    assertThat(live.waits()).containsExactly("ana 09:00:00 null");

    live.look("09:40:00");
    assertThat(live.waits()).containsExactly("ana 09:00:00 09:10:00 [end=lost-end]");
    assertThat(live.runs()).containsExactly("ENDED 09:00:00 09:10:00");
  }

  @Test
  void a_step_that_took_hours_shows_that_it_went_on() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.look("09:30:00");
    assertThat(live.waits()).containsExactly("ana 09:00:00 09:00:00 [end=lost-end]");

    live.call("11:00:00", "data", "a");
    assertThat(live.waits()).containsExactly("ana 09:00:00 null");

    live.look("11:30:00");
    live.restart();
    live.look("11:31:00");
    live.call("13:00:00", "done", "a");
    assertThat(live.waits()).containsExactly("ana 09:00:00 13:00:00");
    assertThat(live.runs()).containsExactly("ENDED 09:00:00 13:00:00");
  }

  @Test
  void after_a_kill_of_the_collector_its_end_is_still_told() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.look("09:00:10");

    live.restart();
    live.call("09:05:00", "done", "a");
    assertThat(live.waits()).as("it waits for the cursor").containsExactly("ana 09:00:00 null");
    live.look("09:05:10");

    assertThat(live.waits()).containsExactly("ana 09:00:00 09:05:00");
  }

  @Test
  void while_the_collector_was_away_no_sign_could_come_and_none_is_missed() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.look("09:00:10");

    live.restart();
    live.look("10:00:00");
    live.look("10:29:59");
    assertThat(live.waits()).containsExactly("ana 09:00:00 null");

    live.look("10:30:00");
    assertThat(live.waits()).containsExactly("ana 09:00:00 09:00:00 [end=lost-end]");
  }

  @Test
  void a_run_whose_start_did_not_arrive_began_with_its_first_sign() throws Exception {
    live.look("08:59:00");
    live.call("09:10:00", "data", "a");
    live.call("09:20:00", "done", "a");

    assertThat(live.waits()).containsExactly("ana 09:10:00 09:20:00 [begin=lost-start]");
  }

  @Test
  void an_end_of_which_nothing_was_told_before_is_ignored_with_the_reason() throws Exception {
    live.look("08:59:00");

    assertThat(live.call("09:20:00", "done", "a"))
        .isEqualTo(new Reading.Ignored("the end of a run of which nothing was told"));
    assertThat(live.runs()).isEmpty();
  }

  @Test
  void the_same_name_once_more_is_another_run() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.call("09:05:00", "data", "a");
    live.call("09:15:00", "start", "a");
    live.call("09:20:00", "done", "a");
    live.call("09:30:00", "start", "a");
    live.call("09:40:00", "done", "a");

    assertThat(live.waits())
        .containsExactly(
            "ana 09:00:00 09:05:00 [end=lost-end]",
            "ana 09:15:00 09:20:00",
            "ana 09:30:00 09:40:00");
  }

  @Test
  void a_start_that_comes_twice_is_one() throws Exception {
    live.look("08:59:00");
    Reading once = live.call("09:00:00", "start", "a");

    assertThat(live.call("09:00:30", "start", "a")).isEqualTo(once);
    assertThat(live.inbox.latest()).hasSize(1);
  }

  @Test
  void two_engineers_with_the_same_name_of_an_experiment_have_a_run_each() throws Exception {
    live.look("08:59:00");
    live.post("09:00:00", "t-ana", DvcFixture.START);
    live.post("09:01:00", "t-ben", DvcFixture.START);
    live.post("09:05:00", "t-ana", DvcFixture.START.replace("start", "done"));

    assertThat(live.waits()).containsExactly("ana 09:00:00 09:05:00", "ben 09:01:00 null");
  }

  @Test
  void a_training_of_days_is_told_again_each_hour_so_that_it_stays_open() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    int once = live.inbox.kept.size();
    live.call("09:59:59", "data", "a");
    assertThat(live.inbox.kept).hasSize(once);

    live.call("10:00:00", "data", "a");

    assertThat(live.inbox.kept).hasSize(once + 1);
    assertThat(live.waits()).containsExactly("ana 09:00:00 null");
  }

  @Test
  void for_longer_than_31_days_nobody_waits_and_the_run_is_told() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.call("2026-07-01T09:00:00", "data", "a");
    live.call("2026-07-16T09:00:01", "done", "a");

    assertThat(live.runs()).containsExactly("ENDED 09:00:00 2026-07-16T09:00:01");
  }

  @Test
  void without_a_broker_nothing_is_lost() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.inbox.away = true;
    assertThat(live.look("09:30:00")).isFalse();

    live.inbox.away = false;
    assertThat(live.look("09:31:00")).isTrue();
    assertThat(live.waits()).containsExactly("ana 09:00:00 09:00:00 [end=lost-end]");
  }

  @Test
  void of_a_flood_of_starts_the_oldest_are_forgotten() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "first");
    for (int i = 0; i < LiveRuns.MOST; i++) {
      live.call("09:01:00", "start", "run-" + i);
    }

    assertThat(live.call("09:02:00", "done", "first")).isInstanceOf(Reading.Ignored.class);
    assertThat(live.call("09:02:00", "done", "run-7")).isInstanceOf(Reading.Found.class);
  }

  @Test
  void nothing_is_stored_of_who_was_erased_nor_anything_of_the_experiment() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "canary");
    live.post("09:00:00", "t-ben", DvcFixture.START);
    live.look("09:00:10");
    assertThat(stored()).contains("ana@", "ben@").doesNotContain("canary", "sunny");

    live.erased = ErasedIdentities.nobody().with(List.of("email:ana@example.com"));
    live.look("09:00:20");

    assertThat(stored()).contains("ben@").doesNotContain("ana@");
  }

  private String stored() {
    return new String(live.cursors.kept.get("dvc"), StandardCharsets.UTF_8);
  }
}
