package dev.makertime.collector.tool.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of job servers, most of which have no zone. In the hour that a clock shows twice, a
 * time is taken as its first, unless it would then be before what came before it.
 *
 * @param zone of times without one; absent = such times cannot be read
 */
public record JobTimes(@Nullable ZoneId zone) {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?) ?"
              + "(Z|[+-]\\d\\d(?::?\\d\\d)?)?");

  /** Oracle's {@code +00 00:01:02}, and what drivers make of it. */
  private static final Pattern INTERVAL =
      Pattern.compile(
          "(?:INTERVAL ')?\\+?(\\d{1,9}) (\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d+)?"
              + "(?:' DAY(?:\\(\\d\\))? TO SECOND(?:\\(\\d\\))?)?");

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /**
   * A column with a time; nothing where it is absent or null.
   *
   * @param notBefore what came before it; absent = nothing is known
   * @throws DateTimeException for anything else
   */
  @Nullable Instant time(JsonNode row, String column, @Nullable Instant notBefore) {
    String text = JsonEvidence.text(row, column);
    if (text == null) {
      return null;
    }
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new DateTimeException(column + " is no time");
    }
    String moment = matcher.group(1) + "T" + matcher.group(2);
    String offset = matcher.group(3);
    try {
      return offset == null
          ? instant(LocalDateTime.parse(moment), notBefore)
          : likely(OffsetDateTime.of(LocalDateTime.parse(moment), ZoneOffset.of(offset)));
    } catch (DateTimeParseException e) {
      throw new DateTimeException(column + " is no time", e);
    }
  }

  /**
   * A day such as 20260615, and a time such as 93005, in two columns; nothing where the day is
   * blank or 0. The time 240000 is the midnight at which the day ends.
   *
   * @throws DateTimeException for anything else
   */
  @Nullable Instant digits(
      JsonNode row, String dayColumn, String timeColumn, @Nullable Instant notBefore) {
    String day = row.path(dayColumn).asText("").strip();
    String time = row.path(timeColumn).asText("").strip();
    if (day.isEmpty() || day.matches("0+")) {
      return null;
    }
    return instant(local(day, time.isEmpty() ? "0" : time), notBefore);
  }

  /**
   * The local time of digits.
   *
   * @throws DateTimeException for none that there is
   */
  public static LocalDateTime local(String day, String time) {
    if (!day.matches("\\d{8}") || !time.matches("\\d{1,6}")) {
      throw new DateTimeException("a day or a time that is not of digits");
    }
    LocalDate date = LocalDate.parse(day, DAY);
    int digits = Integer.parseInt(time);
    return digits == 240_000
        ? date.plusDays(1).atStartOfDay()
        : date.atTime(LocalTime.of(digits / 10_000, digits / 100 % 100, digits % 100));
  }

  /**
   * A duration as the digits of hours, minutes and seconds; hours may be more than 24.
   *
   * @throws IllegalArgumentException for none
   */
  static Duration clock(JsonNode row, String column) {
    JsonNode digits = row.path(column);
    if (!digits.isIntegralNumber() || !digits.canConvertToInt() || digits.asInt() < 0) {
      throw new IllegalArgumentException("lacks " + column);
    }
    int all = digits.asInt();
    if (all % 100 > 59 || all / 100 % 100 > 59) {
      throw new IllegalArgumentException(column + " is no duration");
    }
    return Duration.ofHours(all / 10_000).plusMinutes(all / 100 % 100).plusSeconds(all % 100);
  }

  /**
   * Oracle's interval of days to seconds; nothing where it is absent.
   *
   * @throws IllegalArgumentException for anything else
   */
  static @Nullable Duration interval(JsonNode row, String column) {
    String text = JsonEvidence.text(row, column);
    if (text == null) {
      return null;
    }
    Matcher matcher = INTERVAL.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(column + " is no interval of days to seconds");
    }
    return Duration.ofDays(Long.parseLong(matcher.group(1)))
        .plusHours(Long.parseLong(matcher.group(2)))
        .plusMinutes(Long.parseLong(matcher.group(3)))
        .plusSeconds(Long.parseLong(matcher.group(4)));
  }

  private Instant instant(LocalDateTime local, @Nullable Instant notBefore) {
    if (zone == null) {
      throw new DateTimeException("a time without a zone, and the source has none either");
    }
    Instant first = likely(local.atZone(zone).toOffsetDateTime());
    List<ZoneOffset> both = zone.getRules().getValidOffsets(local);
    return notBefore != null && first.isBefore(notBefore) && both.size() > 1
        ? local.toInstant(both.get(1))
        : first;
  }

  private static Instant likely(OffsetDateTime at) {
    Instant instant = at.toInstant();
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw new DateTimeException("a time outside the years 2000 to 2099");
    }
    return instant;
  }
}
