package dev.makertime.collector.tool.mlflow;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads times of MLflow: milliseconds since 1970, as a number or, from some servers, a text. */
final class MlflowTime {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private MlflowTime() {}

  /**
   * Reads a time; absent where there is none, or 0.
   *
   * @throws DateTimeException for anything else, and for a clock that is decades off
   */
  static @Nullable Instant of(JsonNode node, String field) {
    String text = text(node, field);
    if (text == null || text.equals("0")) {
      return null;
    }
    if (!text.matches("\\d{1,15}")) {
      throw new DateTimeException(field + " is no number of milliseconds");
    }
    Instant time = Instant.ofEpochMilli(Long.parseLong(text));
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new DateTimeException(field + " is outside the years 2000 to 2099");
    }
    return time;
  }
}
