package dev.makertime.reporter.store;

import java.time.LocalDate;
import java.util.Comparator;

/** The key of a day on its topic, {@code person|date} or {@code team|date}, taken apart. */
record DayKey(String name, LocalDate date) implements Comparable<DayKey> {
  private static final Comparator<DayKey> ORDER =
      Comparator.comparing(DayKey::name).thenComparing(DayKey::date);

  static DayKey of(String key) {
    int bar = key.lastIndexOf('|');
    return new DayKey(key.substring(0, bar), LocalDate.parse(key.substring(bar + 1)));
  }

  @Override
  public int compareTo(DayKey other) {
    return ORDER.compare(this, other);
  }
}
