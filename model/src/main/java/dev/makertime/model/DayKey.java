package dev.makertime.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Key of a day on its topic: {@code person|date} or {@code team|date}. Sorts by name, then date.
 *
 * @param name of the person or the team; it may have a bar in it
 */
public record DayKey(String name, LocalDate date) implements Comparable<DayKey> {
  private static final Comparator<DayKey> ORDER =
      Comparator.comparing(DayKey::name).thenComparing(DayKey::date);

  /** Parses the text of a key; empty where it is not the key of a day. */
  public static Optional<DayKey> parse(@Nullable String key) {
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

  /** The text of the key, {@code name|date}. */
  public String text() {
    return name + "|" + date;
  }

  @Override
  public int compareTo(DayKey other) {
    return ORDER.compare(this, other);
  }
}
