package dev.makertime.collector.tool.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes times as Spark's REST API has them. */
final class SparkTime {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final DateTimeFormatter QUERY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SparkTime() {}

  /** An instant as a parameter of a request. */
  static String query(Instant at) {
    return QUERY.format(at);
  }

  /**
   * A field in milliseconds since 1970; nothing where it is -1, as of what is not over, or absent.
   *
   * @throws DateTimeException for another time that no Spark has seen
   */
  static @Nullable Instant epoch(JsonNode json, String field) {
    JsonNode millis = json.path(field);
    if (millis.isMissingNode() || millis.isNull()) {
      return null;
    }
    if (!millis.isIntegralNumber() || !millis.canConvertToLong()) {
      throw new IllegalArgumentException("lacks " + field + ", in milliseconds since 1970");
    }
    return millis.asLong() == -1 ? null : likely(Instant.ofEpochMilli(millis.asLong()), field);
  }

  /**
   * A field such as {@code 2026-11-23T07:25:14.267GMT}; nothing where it is absent.
   *
   * @throws DateTimeException for anything else
   */
  static @Nullable Instant text(JsonNode json, String field) {
    String text = JsonEvidence.text(json, field);
    if (text == null) {
      return null;
    }
    if (!text.endsWith("GMT")) {
      throw new DateTimeException(field + " is no time of Spark's");
    }
    return likely(Instant.parse(text.substring(0, text.length() - 3) + "Z"), field);
  }

  private static Instant likely(Instant at, String field) {
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      throw new DateTimeException(field + " is outside the years 2000 to 2200");
    }
    return at;
  }
}
