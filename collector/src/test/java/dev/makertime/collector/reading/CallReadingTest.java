package dev.makertime.collector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.WebhookReader.CallReading;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls with many entries, of which many are wrong. */
class CallReadingTest {
  @Test
  void every_rejected_entry_counts_and_the_texts_of_the_first_are_kept() {
    CallReading.Builder all = new CallReading.Builder(Instant.parse("2026-06-16T10:00:00Z"));
    AtomicInteger asked = new AtomicInteger();

    for (int i = 0; i < 100_000; i++) {
      all.add(
          new Reading.Rejected("no time"),
          () ->
              "{\"entry\": "
                  + asked.incrementAndGet()
                  + ", \"resource\": \""
                  + "x".repeat(40_000)
                  + "\"}");
    }

    CallReading read = all.build("an empty request");
    assertThat(read.rejected()).hasSize(100_000);
    assertThat(asked).hasValue(100);
    assertThat(read.rejected().get(99).text()).startsWith("{\"entry\": 100,");
    assertThat(read.rejected().get(100).text()).contains("left out").hasSizeLessThan(100);
  }
}
