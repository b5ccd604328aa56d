package dev.makertime.reporter.store;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a day on its topic, {@code person|date} or {@code team|date}, taken apart. */
record DayKey(String name, LocalDate date) implements Comparable<DayKey> {
  private static final Comparator<DayKey> ORDER =
      Comparator.comparing(DayKey::name).thenComparing(DayKey::date);

  /** Takes a key apart; empty where it is none of ours. */
  static Optional<DayKey> parse(@Nullable String key) {
    int bar = key == null ? -1 : key.lastIndexOf('|');
    if (key == null || bar < 1) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(key.substring(bar + 1));
      return Optional.of(new DayKey(key.substring(0, bar), date));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(DayKey other) {
    return ORDER.compare(this, other);
  }
}
