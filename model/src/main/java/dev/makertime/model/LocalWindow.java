package dev.makertime.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * A stretch of a local day, as {@code 09:00-17:00}; it may end at {@code 24:00}.
 *
 * @param from seconds since local midnight, included
 * @param to seconds since local midnight, excluded; after {@code from}
 */
public record LocalWindow(int from, int to) {
  private static final int DAY = 24 * 60 * 60;

  public LocalWindow {
    if (from < 0 || from >= to || to > DAY) {
      throw new IllegalArgumentException("must begin before it ends, within one day");
    }
  }

  /**
   * Reads {@code HH:MM-HH:MM}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static LocalWindow parse(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("must look like 09:00-17:00, not " + text);
    }
    try {
      int to = ends[1].equals("24:00") ? DAY : LocalTime.parse(ends[1]).toSecondOfDay();
      return new LocalWindow(LocalTime.parse(ends[0]).toSecondOfDay(), to);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must look like 09:00-17:00, not " + text, e);
    }
  }

  /** How long it is by the clock, in seconds. */
  public int seconds() {
    return to - from;
  }

  /** The instants, in epoch seconds, between which the window lies on a date in a zone. */
  Spans on(LocalDate date, ZoneId zone) {
    return Spans.of(instant(date, from, zone), instant(date, to, zone));
  }

  private static long instant(LocalDate date, int second, ZoneId zone) {
    return second == DAY
        ? date.plusDays(1).atStartOfDay(zone).toEpochSecond()
        : date.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone).toEpochSecond();
  }

  @Override
  public String toString() {
    return time(from) + "-" + time(to);
  }

  private static String time(int second) {
    return second == DAY ? "24:00" : LocalTime.ofSecondOfDay(second).toString();
  }
}
