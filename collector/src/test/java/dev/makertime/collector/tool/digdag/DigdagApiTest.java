package dev.makertime.collector.tool.digdag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // JSON has nulls
class DigdagApiTest {
  private final DigdagServer digdag = new DigdagServer();

  @Test
  void attempts_are_read_through_every_trouble_while_others_are_added() throws Exception {
    for (long i = 1; i <= 250; i++) {
      digdag.attempt(i, true);
    }
    digdag.grows = true;
    try (Polling polling = polling()) {
      polling.server.misbehave(5, Polling.TROUBLES);

      polling.poll();
      polling.poll();

      assertThat(polling.inbox.latest()).hasSize(2 * 251);
      assertThat(polling.inbox.coverage).hasSize(2);
      assertThat(polling.latest())
          .contains(
              "digdag:ana manual digdag/attempt/250/start 04:10:00Z null 04:10:00Z",
              "digdag:ana wait digdag/attempt/250 04:10:00Z 04:10:10Z 04:11:00Z");
    }
  }

  @Test
  void an_attempt_that_runs_is_asked_for_until_it_is_over() throws Exception {
    digdag.attempt(1, false);
    digdag.attempt(2, true);
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest())
          .contains("digdag:ana wait digdag/attempt/1 00:01:00Z 00:01:10Z null");

      digdag.attempts.clear();
      digdag.attempt(1, true);
      digdag.attempt(2, true);
      polling.poll();
      int asked = polling.server.asked().size();
      polling.poll();

      assertThat(polling.latest())
          .contains("digdag:ana wait digdag/attempt/1 00:01:00Z 00:01:10Z 00:02:00Z");
      assertThat(polling.server.asked().size() - asked).isEqualTo(2);
    }
  }

  @Test
  void an_attempt_that_is_gone_holds_up_nothing() throws Exception {
    digdag.attempt(1, false);
    try (Polling polling = polling()) {
      polling.poll();
      digdag.attempts.clear();
      digdag.attempt(2, true);
      polling.poll();

      assertThat(polling.latest())
          .contains("digdag:ana wait digdag/attempt/2 00:02:00Z 00:02:10Z 00:03:00Z");
      assertThat(polling.inbox.coverage).hasSize(2);
    }
  }

  @Test
  void what_another_attempt_requires_is_covered_by_its_wait() throws Exception {
    digdag.attempt(1, true);
    digdag.attempt(2, true);
    digdag.requires.put(1L, 2L);
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest()).noneMatch(line -> line.contains("attempt/2"));
      assertThat(polling.latest()).hasSize(2);
    }
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    try (Polling polling = polling()) {
      assertThat(new DigdagApi("digdag", "owner").check(polling.api()))
          .isEqualTo("digdag 0.10.5, 1 project");
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new DigdagApi("digdag", "owner"), digdag);
  }
}
