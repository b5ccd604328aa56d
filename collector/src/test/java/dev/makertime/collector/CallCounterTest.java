package dev.makertime.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CallCounter.Outcome;
import dev.makertime.testkit.waiting.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallCounterTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T23:59:00Z"));
  private final List<String> log = new ArrayList<>();
  private final CallCounter calls = new CallCounter(clock, log::add);

  @Test
  void what_became_of_each_call_is_counted_by_source() {
    calls.took("gitlab", Outcome.ACCEPTED);
    calls.took("gitlab", Outcome.IGNORED);
    calls.took("gitlab", Outcome.SET_ASIDE);
    calls.refused("jenkins", "401, no token");

    assertThat(calls.today())
        .extracting(
            of ->
                "%s %d %d %d %d"
                    .formatted(
                        of.source(), of.accepted(), of.ignored(), of.setAside(), of.refused()))
        .containsExactly("gitlab 1 1 1 0", "jenkins 0 0 0 1");
    assertThat(calls.today().get(1).reason()).isEqualTo("401, no token");
  }

  @Test
  void a_new_day_begins_with_nothing_and_knows_the_last_call_and_refusal() {
    calls.took("gitlab", Outcome.ACCEPTED);
    calls.refused("gitlab", "413, too large");
    Instant last = clock.instant();
    clock.move(Duration.ofSeconds(61));

    CallCounter.Today today = calls.today().get(0);
    assertThat(today.accepted() + today.refused()).isZero();
    assertThat(today.last()).isEqualTo(last);
    assertThat(today.reason()).isEqualTo("413, too large");
  }

  @Test
  void a_refusal_is_logged_once_a_minute_for_each_source_and_reason() {
    for (int i = 0; i < 5; i++) {
      calls.refused("gitlab", "401, no token");
      calls.refused("github", "401, no token");
      calls.refused("gitlab", "413, too large");
    }
    clock.move(Duration.ofSeconds(60));
    calls.refused("gitlab", "401, no token");

    assertThat(log)
        .containsExactly(
            "refused a call of gitlab: 401, no token",
            "refused a call of github: 401, no token",
            "refused a call of gitlab: 413, too large",
            "refused a call of gitlab: 401, no token; 4 more since this was last logged");
  }
}
