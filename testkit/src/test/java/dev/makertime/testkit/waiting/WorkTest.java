package dev.makertime.testkit.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration BOUND = Duration.ofMillis(200);

  @Test
  void what_waits_for_longer_than_it_may_work_is_in_time() throws Exception {
    CountDownLatch never = new CountDownLatch(1);

    assertThat(Work.within("it", BOUND, () -> never.await(400, TimeUnit.MILLISECONDS))).isFalse();
  }

  @Test
  void what_works_on_and_on_is_not_and_is_interrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);

    assertThatThrownBy(() -> Work.within("it", BOUND, () -> workUntilInterrupted(interrupted)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it: still at work after PT0.2S on a processor");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_never_comes_back_is_not_waited_for() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                Work.within(
                    "it",
                    BOUND,
                    () -> {
                      never.await();
                      return true;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it: not over after");
  }

  @Test
  void what_a_task_throws_is_the_cause() {
    assertThatThrownBy(
            () ->
                Work.within(
                    "it",
                    BOUND,
                    () -> {
                      throw new IOException("away");
                    }))
        .hasRootCauseMessage("away");
  }

  private static boolean workUntilInterrupted(CountDownLatch interrupted) {
    long until = THREADS.getCurrentThreadCpuTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Thread.currentThread().isInterrupted()) {
      if (THREADS.getCurrentThreadCpuTime() > until) {
        return false;
      }
      Thread.onSpinWait();
    }
    interrupted.countDown();
    return true;
  }
}
