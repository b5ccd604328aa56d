package dev.makertime.collector.calendar.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks how dates, times, durations and periods are written (RFC 5545, 3.3). A text that only
 * begins like one is refused, so that nothing is read in part. Times in ISO 8601's extended form
 * and with an offset, which some exporters write, are accepted.
 */
final class ValueFormats {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:T(\\d\\d):?(\\d\\d):?(\\d\\d)(?:\\.0+)?"
              + "(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?");
  private static final Pattern DURATION =
      Pattern.compile(
          "\\+?P(?=[\\dT])(?:\\d{1,5}W|(?:\\d{1,6}D)?"
              + "(?:T(?=\\d)(?:\\d{1,6}H)?(?:\\d{1,7}M)?(?:\\d{1,8}S)?)?)");
  private static final int DATE = 8;
  private static final int TIME = 15;

  private ValueFormats() {}

  /** Returns a date or time in its basic form; null where the text is neither. */
  static @Nullable String moment(String text) {
    boolean basic =
        digits(text, 0, Math.min(text.length(), DATE))
            && (text.length() == DATE
                || (text.length() >= TIME && text.charAt(DATE) == 'T' && digits(text, 9, TIME)))
            && (text.length() <= TIME || (text.length() == TIME + 1 && text.charAt(TIME) == 'Z'));
    if (!basic) {
      return otherwise(text);
    }
    return isTrue(text) ? text : null;
  }

  /** Whether a text is a duration that does not go back in time. */
  static boolean isDuration(String text) {
    return DURATION.matcher(text).matches();
  }

  /** Returns a period by its start and its end or length; null where the text is none. */
  static @Nullable String period(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return null;
    }
    String start = moment(text.substring(0, slash));
    String rest = text.substring(slash + 1);
    String end = isDuration(rest) ? rest : moment(rest);
    if (start == null || start.length() == DATE || end == null) {
      return null;
    }
    boolean isDate = end.length() == DATE && digits(end, 0, DATE);
    return isDate ? null : start + "/" + end;
  }

  private static boolean isTrue(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 4, 6);
    int day = number(text, 6, DATE);
    boolean date =
        month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= lengthOf(year, month));
    return date
        && (text.length() == DATE
            || (number(text, 9, 11) < 24
                && number(text, 11, 13) < 60
                && number(text, 13, TIME) <= 60));
  }

  private static int lengthOf(int year, int month) {
    return LocalDate.of(year, month, 1).lengthOfMonth();
  }

  private static @Nullable String otherwise(String text) {
    Matcher matcher = ISO.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String date = matcher.group(1) + matcher.group(2) + matcher.group(3);
    if (matcher.group(4) == null) {
      return isTrue(date) ? date : null;
    }
    String time = date + "T" + matcher.group(4) + matcher.group(5) + matcher.group(6);
    String offset = matcher.group(7);
    if (!isTrue(time)) {
      return null;
    }
    return offset == null || offset.equals("Z")
        ? time + (offset == null ? "" : "Z")
        : inUtc(time, offset);
  }

  private static @Nullable String inUtc(String time, String offset) {
    try {
      LocalDateTime local =
          LocalDateTime.parse(time, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
      return BASIC.format(
          local.atOffset(ZoneOffset.of(offset)).withOffsetSameInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return null;
    }
  }

  static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
