package dev.makertime.collector.tool.dvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that could not be stored, and so were answered 503: they have changed nothing for good. */
class UnstoredCallsTest {
  private final LiveTrainings live = new LiveTrainings();

  @Test
  void an_end_that_comes_again_is_told_as_it_was_the_first_time() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    refuse("09:20:00", "done");

    live.call("09:20:02", "done", "a");

    assertThat(live.waits()).containsExactly("ana 09:00:00 09:20:00");
    assertThat(live.runs()).containsExactly("ENDED 09:00:00 09:20:00");
    assertThat(live.call("09:20:03", "done", "a"))
        .as("once it is stored")
        .isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void an_end_that_does_not_come_again_is_stored_by_who_looks() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    refuse("09:20:00", "done");

    live.look("09:20:09");
    assertThat(live.waits()).as("the call may be on its way").containsExactly("ana 09:00:00 null");
    live.look("09:20:10");
    live.look("09:20:20");

    assertThat(live.waits()).containsExactly("ana 09:00:00 09:20:00");
    assertThat(live.inbox.kept).as("told once").hasSize(2);
  }

  @Test
  void an_end_that_was_not_stored_survives_a_kill() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    refuse("09:20:00", "done");
    live.look("09:20:05");

    live.restart();
    live.look("09:21:00");
    live.look("09:51:00");

    assertThat(live.waits()).containsExactly("ana 09:00:00 09:20:00 [end=lost-end]");
  }

  @Test
  void a_start_that_was_not_stored_is_told_with_the_next_sign() throws Exception {
    live.look("08:59:00");
    refuse("09:00:00", "start");

    live.call("09:05:00", "data", "a");

    assertThat(live.waits()).containsExactly("ana 09:00:00 null");
    assertThat(live.call("09:06:00", "data", "a")).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void a_sign_after_hours_that_was_not_stored_is_told_with_the_next() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.look("09:30:00");
    refuse("11:00:00", "data");
    assertThat(live.waits()).containsExactly("ana 09:00:00 09:00:00 [end=lost-end]");

    live.call("11:01:00", "data", "a");

    assertThat(live.waits()).containsExactly("ana 09:00:00 null");
  }

  @Test
  void a_start_under_the_same_name_that_was_not_stored_loses_neither_run() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.call("09:05:00", "data", "a");
    refuse("09:15:00", "start");

    live.call("09:15:02", "start", "a");

    assertThat(live.waits())
        .containsExactly("ana 09:00:00 09:05:00 [end=lost-end]", "ana 09:15:00 null");
  }

  @Test
  void both_runs_of_one_name_survive_a_kill() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    live.call("09:05:00", "data", "a");
    refuse("09:15:00", "start");
    live.look("09:15:05");

    live.restart();
    live.look("09:16:00");
    live.look("09:16:10");
    live.call("09:20:00", "done", "a");

    assertThat(live.waits())
        .containsExactly("ana 09:00:00 09:05:00 [end=lost-end]", "ana 09:15:00 09:20:00");
  }

  @Test
  void of_a_flood_that_is_not_stored_as_many_are_kept_as_of_runs() throws Exception {
    live.look("08:59:00");
    live.inbox.away = true;
    for (int i = 0; i <= LiveRuns.MOST; i++) {
      String name = "run-" + i;
      assertThatThrownBy(() -> live.call("09:00:00", "start", name))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> live.call("09:01:00", "done", name)).isInstanceOf(Unavailable.class);
    }
    live.inbox.away = false;

    live.look("09:02:00");

    assertThat(live.runs()).hasSize(LiveRuns.MOST).containsOnly("ENDED 09:00:00 09:01:00");
  }

  @Test
  void an_end_of_who_was_erased_is_forgotten() throws Exception {
    live.look("08:59:00");
    live.call("09:00:00", "start", "a");
    refuse("09:20:00", "done");
    live.look("09:20:05");
    live.erased = ErasedIdentities.nobody().with(List.of("email:ana@example.com"));

    live.look("09:20:10");

    assertThat(live.waits()).containsExactly("ana 09:00:00 null");
    assertThat(new String(live.cursors.kept.get("dvc"), StandardCharsets.UTF_8))
        .doesNotContain("ana@");
  }

  /** A call while there is no storage. */
  private void refuse(String time, String type) {
    live.inbox.away = true;
    assertThatThrownBy(() -> live.call(time, type, "a")).isInstanceOf(Unavailable.class);
    live.inbox.away = false;
  }
}
