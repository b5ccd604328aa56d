package dev.makertime.collector.tool.slurm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times of Slurm: in UTC without an offset, or in seconds since 1970. */
final class SlurmTime {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** One year of the next century; Slurm writes 2106 where it means never. */
  private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

  private SlurmTime() {}

  /**
   * A time as a text; nothing for {@code Unknown}, {@code None} and {@code N/A}.
   *
   * @throws DateTimeException for anything else
   */
  static @Nullable Instant ofText(String field, @Nullable String text) {
    if (text == null || text.equals("Unknown") || text.equals("None") || text.equals("N/A")) {
      return null;
    }
    return checked(
        field,
        text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
  }

  /** A time in seconds; 0 = not told. */
  static @Nullable Instant ofSeconds(String field, long seconds) {
    return seconds == 0 ? null : checked(field, Instant.ofEpochSecond(seconds));
  }

  private static @Nullable Instant checked(String field, Instant time) {
    if (time.isBefore(EARLIEST)) {
      throw new DateTimeException(field + " is before 2000");
    }
    return time.isBefore(NEVER) ? time : null;
  }
}
