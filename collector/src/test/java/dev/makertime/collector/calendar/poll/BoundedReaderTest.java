package dev.makertime.collector.calendar.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.testkit.waiting.Pause;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedReaderTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Snapshot FOUND = Snapshot.of(new Reading.Found(List.of()));
  private static final Snapshot TOO_LONG =
      Snapshot.of(new Reading.Rejected("it takes too long to read"));
  private static final Payload ANSWER = new Payload(Map.of(), new byte[0], Instant.EPOCH);
  private static final TimeWindow WINDOW =
      new TimeWindow(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

  private final BoundedReader reader = new BoundedReader();

  @Test
  void what_is_read_for_ever_is_given_up() throws Exception {
    assertThat(reader.read((answer, window) -> working(60_000), ANSWER, WINDOW))
        .isEqualTo(TOO_LONG);
  }

  @Test
  void what_waits_for_a_processor_is_not() throws Exception {
    assertThat(reader.read((answer, window) -> waiting(3_000), ANSWER, WINDOW)).isEqualTo(FOUND);
  }

  @Test
  void each_has_its_own_time() throws Exception {
    SnapshotReader slow = (answer, window) -> working(1_200);

    assertThat(reader.read(slow, ANSWER, WINDOW)).isEqualTo(FOUND);
    assertThat(reader.read(slow, ANSWER, WINDOW)).isEqualTo(FOUND);
    assertThat(reader.read(slow, ANSWER, WINDOW)).isEqualTo(FOUND);
  }

  private static Snapshot working(long millis) {
    long until = THREADS.getCurrentThreadCpuTime() + millis * 1_000_000;
    while (THREADS.getCurrentThreadCpuTime() < until && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    return FOUND;
  }

  /** As if others had the processor. */
  private static Snapshot waiting(long millis) {
    try {
      Pause.whileAway(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return FOUND;
  }
}
