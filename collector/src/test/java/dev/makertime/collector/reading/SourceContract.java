package dev.makertime.collector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every source must keep. A source's test implements this and adds its own facts. */
public interface SourceContract {
  WebhookSource source();

  /** A real payload that tells of work. */
  Payload payload();

  @Test
  default void a_redelivery_reads_the_same() {
    assertThat(source().read(payload()))
        .isInstanceOf(Reading.Found.class)
        .isEqualTo(source().read(payload()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "{}x", "{\"object_attributes\":[null]}", "\u0000", "17"})
  default void garbage_is_rejected_and_never_thrown(String garbage) {
    byte[] body = garbage.getBytes(StandardCharsets.UTF_8);

    assertThat(source().read(new Payload(payload().headers(), body, payload().receivedAt())))
        .isInstanceOf(Reading.Rejected.class);
  }

  @Test
  default void every_truncation_is_rejected_and_never_thrown() {
    byte[] whole = payload().body();
    for (int length = 0; length < whole.length - 1; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);

      assertThat(source().read(new Payload(payload().headers(), cut, payload().receivedAt())))
          .isInstanceOf(Reading.Rejected.class);
    }
  }
}
