package dev.makertime.reporter.store.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.waiting.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedSaverTest {
  private final AtomicInteger saves = new AtomicInteger();

  @Test
  void nothing_is_saved_before_a_second_is_over_or_many_records_came() {
    try (FeedSaver saver = new FeedSaver(saves::incrementAndGet)) {
      saver.taken(FeedSaver.MOST_UNSAVED - 1);
      assertThat(saves).hasValue(0);

      saver.taken(1);
      saver.saveLast();
      assertThat(saves).hasValue(1);
    }
  }

  @Test
  void records_are_saved_once_a_second() throws Exception {
    try (FeedSaver saver = new FeedSaver(saves::incrementAndGet)) {
      saver.taken(1);
      Pause.ofRealClock(Duration.ofMillis(1_100));
      saver.taken(0);
      saver.saveLast();

      assertThat(saves).hasValue(1);
    }
  }

  @Test
  void what_is_left_is_saved_at_the_end_and_nothing_twice() {
    try (FeedSaver saver = new FeedSaver(saves::incrementAndGet)) {
      saver.taken(7);
      saver.saveLast();
      saver.saveLast();

      assertThat(saves).hasValue(1);
    }
  }

  @Test
  void a_failed_save_is_told_at_the_next_one_and_can_be_forgotten() {
    try (FeedSaver saver =
        new FeedSaver(
            () -> {
              saves.incrementAndGet();
              throw new IllegalStateException("disk full");
            })) {
      saver.taken(FeedSaver.MOST_UNSAVED);
      assertThatThrownBy(() -> saver.taken(FeedSaver.MOST_UNSAVED))
          .hasMessage("the records cannot be saved")
          .hasRootCauseMessage("disk full");

      saver.forget();
      saver.saveLast();
      assertThat(saves).hasValue(1);
    }
  }

  @Test
  void it_is_idle_while_nothing_is_written() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    try (FeedSaver saver =
        new FeedSaver(
            () -> {
              try {
                written.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThat(saver.isIdle()).isTrue();
      saver.taken(FeedSaver.MOST_UNSAVED);
      assertThat(saver.isIdle()).isFalse();
      written.countDown();
      saver.saveLast();
      assertThat(saver.isIdle()).isTrue();
    }
  }
}
