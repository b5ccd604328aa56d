package dev.makertime.reporter.store;

import java.time.LocalDate;

/** The key of a day on its topic, {@code person|date} or {@code team|date}, taken apart. */
record DayKey(String name, LocalDate date) {

  static DayKey of(String key) {
    int bar = key.lastIndexOf('|');
    return new DayKey(key.substring(0, bar), LocalDate.parse(key.substring(bar + 1)));
  }
}
