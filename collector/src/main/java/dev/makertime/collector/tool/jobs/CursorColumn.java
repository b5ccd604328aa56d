package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The column by which rows are read in order: a number, or a time. A clock may go back by an hour,
 * so that what was read in the last two hours is read again.
 *
 * @param kind a text is SAP's day and time of day, in digits
 * @param zone of times without an offset
 */
record CursorColumn(ColumnKind kind, ZoneId zone) {
  private static final Duration OVERLAP = Duration.ofHours(2);
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /**
   * Makes a column.
   *
   * @throws IOException for a time without a zone where none is configured
   */
  static CursorColumn of(ColumnKind kind, @Nullable ZoneId zone) throws IOException {
    boolean isLocal = kind == ColumnKind.LOCAL || kind == ColumnKind.TEXT;
    if (isLocal && zone == null) {
      throw new IOException("its times have no zone: set zone");
    }
    return new CursorColumn(kind, isLocal && zone != null ? zone : ZoneOffset.UTC);
  }

  /**
   * Where a poll begins.
   *
   * @param stored how far the last one got; missing = there was none
   */
  JsonNode start(JsonNode stored, Instant now, Instant since) {
    if (kind == ColumnKind.NUMBER) {
      return stored.isNumber() ? stored : LongNode.valueOf(Long.MIN_VALUE);
    }
    LocalDateTime first = LocalDateTime.ofInstant(since, zone);
    LocalDateTime latest = LocalDateTime.ofInstant(now, zone);
    LocalDateTime got = moment(stored);
    if (got == null) {
      return text(first);
    }
    LocalDateTime again = (got.isAfter(latest) ? latest : got).minus(OVERLAP);
    return text(again.isBefore(first) ? first : again);
  }

  /** Whether a poll may go on from a value: it can be read, and no clock that is ahead made it. */
  boolean isUsable(JsonNode at, Instant now) {
    if (kind == ColumnKind.NUMBER) {
      return at.isIntegralNumber() && at.canConvertToLong();
    }
    LocalDateTime moment = moment(at);
    return moment != null && !moment.isAfter(LocalDateTime.ofInstant(now, zone));
  }

  /** Whether a value that can be used is before another. */
  boolean isBefore(JsonNode one, JsonNode other) {
    if (kind == ColumnKind.NUMBER) {
      return one.asLong() < other.asLong();
    }
    LocalDateTime first = moment(one);
    LocalDateTime second = moment(other);
    return first != null && second != null && first.isBefore(second);
  }

  private @Nullable LocalDateTime moment(JsonNode at) {
    String text = at.asText("").strip();
    try {
      return switch (kind) {
        case INSTANT ->
            OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        case LOCAL -> LocalDateTime.parse(text);
        default ->
            text.length() == 14 ? JobTimes.local(text.substring(0, 8), text.substring(8)) : null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private JsonNode text(LocalDateTime moment) {
    return TextNode.valueOf(
        switch (kind) {
          case INSTANT -> moment.atOffset(ZoneOffset.UTC).toString();
          case LOCAL -> moment.toString();
          default -> DIGITS.format(moment);
        });
  }
}
