package dev.makertime.collector.tool.saslog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of a log of SAS, which have no zone. In the hour that a clock shows twice, a time is
 * taken as its first, unless it would then be before what came before it.
 *
 * @param zone of the clock of the machine that SAS ran on
 * @param isDayFirst whether the day is before the month where slashes or dashes part them
 */
record LogTimes(ZoneId zone, boolean isDayFirst) {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** No session takes as long as that. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  /** {@code 0.84 seconds}, {@code 2:04.05} or {@code 26:00:00.12}; a comma may be the point. */
  private static final Pattern REAL_TIME =
      Pattern.compile(
          "(?:(\\d{1,6}):)?(?:(\\d{1,2}):)?(\\d{1,9})(?:[.,](\\d{1,9}))?(?: seconds?)?");

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})[ T]{1,4}(\\d{1,2}):(\\d{2}):(\\d{2})"
              + "(?: ?([AaPp])\\.?[Mm]\\.?)?");

  /** {@code 08:56 Thursday, May 4, 2017} at the top of a page of SAS 9. */
  private static final Pattern TIME_FIRST =
      Pattern.compile("(\\d{1,2}):(\\d{2}) [A-Z][a-z]+, ([A-Z][a-z]+) {1,2}(\\d{1,2}), (\\d{4})");

  /** {@code Friday, August 31, 2018 05:31:00 PM} at the top of a page of SAS Viya. */
  private static final Pattern TIME_LAST =
      Pattern.compile(
          "[A-Z][a-z]+, ([A-Z][a-z]+) {1,2}(\\d{1,2}), (\\d{4})"
              + " (\\d{1,2}):(\\d{2}):(\\d{2}) ([AP])M");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** How long something took; empty for what is no such time. */
  static Optional<Duration> realTime(String text) {
    Matcher parts = REAL_TIME.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean hasHours = parts.group(2) != null;
    Duration first = Duration.ofMinutes(number(parts.group(1)) * (hasHours ? 60 : 1));
    String fraction = parts.group(4) == null ? "0" : (parts.group(4) + "000").substring(0, 3);
    return Optional.of(
            first
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)))
                .plusMillis(number(fraction)))
        .filter(duration -> duration.compareTo(LONGEST) < 0);
  }

  /**
   * The instant of a {@code Timestamp}; empty for what is none that there is.
   *
   * @param notBefore what came before it; absent = nothing is known
   */
  Optional<Instant> timestamp(String text, @Nullable Instant notBefore) {
    Matcher parts = TIMESTAMP.matcher(text.strip().replaceAll("\\s+", " "));
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean isYearFirst = parts.group(1).length() == 4;
    String year = parts.group(isYearFirst ? 1 : 4);
    if (year.length() != 4) {
      return Optional.empty();
    }
    int last = Math.toIntExact(number(parts.group(isYearFirst ? 4 : 1)));
    int middle = Math.toIntExact(number(parts.group(3)));
    boolean isMiddleMonth = isYearFirst || isDayFirst || parts.group(2).equals(".");
    return instant(
        year,
        isMiddleMonth ? middle : last,
        isMiddleMonth ? last : middle,
        clock(parts.group(5), parts.group(6), parts.group(7), parts.group(8)),
        notBefore);
  }

  /** When a session began, as the top of its pages tells; empty where that is in no English. */
  Optional<Instant> heading(String text) {
    String stripped = text.strip();
    Matcher early = TIME_FIRST.matcher(stripped);
    if (early.matches()) {
      int[] clock = clock(early.group(1), early.group(2), "0", null);
      return instant(early.group(5), month(early.group(3)), number(early, 4), clock, null);
    }
    Matcher late = TIME_LAST.matcher(stripped);
    if (late.matches()) {
      int[] clock = clock(late.group(4), late.group(5), late.group(6), late.group(7));
      return instant(late.group(3), month(late.group(1)), number(late, 2), clock, null);
    }
    return Optional.empty();
  }

  private Optional<Instant> instant(
      String year, int month, int day, int[] clock, @Nullable Instant notBefore) {
    try {
      LocalDateTime local =
          LocalDate.of(Integer.parseInt(year), month, day)
              .atTime(LocalTime.of(clock[0], clock[1], clock[2]));
      Instant first = local.atZone(zone).toInstant();
      List<ZoneOffset> both = zone.getRules().getValidOffsets(local);
      boolean isSecond = notBefore != null && first.isBefore(notBefore) && both.size() > 1;
      Instant instant = isSecond ? local.toInstant(both.get(1)) : first;
      return instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Hour, minute and second; twelve o'clock is the first hour of its half of the day. */
  private static int[] clock(String hour, String minute, String second, @Nullable String half) {
    int hours = Integer.parseInt(hour);
    if (half != null) {
      hours = hours > 12 ? 99 : hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return new int[] {hours, Integer.parseInt(minute), Integer.parseInt(second)};
  }

  /** From 1 on; 0 for a name that is none. */
  private static int month(String name) {
    return name.length() < 3
        ? 0
        : MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
