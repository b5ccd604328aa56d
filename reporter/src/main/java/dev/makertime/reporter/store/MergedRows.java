package dev.makertime.reporter.store;

import dev.makertime.model.DayKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Merges rows from disk with newer rows from memory, in the order of their keys, into JSON. */
final class MergedRows<V> {
  private final DayTable.Shape<V> shape;
  private final Deque<Map.Entry<DayKey, Optional<V>>> recent;
  private final StringBuilder text;
  private final boolean brief;
  private final int fewest;

  /**
   * Into a text.
   *
   * @param recent what is newer than its row, or not on disk yet
   * @param brief whether only the brief form is shown
   * @param fewest days of fewer people are only named, as withheld
   */
  MergedRows(
      DayTable.Shape<V> shape,
      Map<DayKey, Optional<V>> recent,
      StringBuilder text,
      boolean brief,
      int fewest) {
    this.shape = shape;
    this.recent = new ArrayDeque<>(recent.entrySet());
    this.text = text;
    this.brief = brief;
    this.fewest = fewest;
  }

  void add(ResultSet rows) throws SQLException {
    if (recent.isEmpty() && rows.getInt(3) >= fewest) {
      append(rows.getString(4));
      return;
    }
    DayKey key = new DayKey(rows.getString(1), LocalDate.ofEpochDay(rows.getLong(2)));
    while (!recent.isEmpty() && recent.element().getKey().compareTo(key) < 0) {
      append(recent.remove());
    }
    if (!recent.isEmpty() && recent.element().getKey().equals(key)) {
      append(recent.remove());
    } else if (rows.getInt(3) >= fewest) {
      append(rows.getString(4));
    } else {
      append(withheld(key));
    }
  }

  void end() {
    while (!recent.isEmpty()) {
      append(recent.remove());
    }
  }

  private void append(Map.Entry<DayKey, Optional<V>> newer) {
    newer
        .getValue()
        .ifPresent(
            value ->
                append(
                    shape.people().applyAsInt(value) < fewest
                        ? withheld(newer.getKey())
                        : text(value)));
  }

  private String text(V value) {
    String shorter = brief ? shape.brief().apply(value) : null;
    return shorter == null ? DayTable.json(value) : shorter;
  }

  private void append(String json) {
    text.append(text.length() > 1 ? "," : "").append(json);
  }

  private String withheld(DayKey key) {
    return "{\"%s\":%s,\"date\":\"%s\",\"suppressed\":true}"
        .formatted(
            shape.kind().name().toLowerCase(Locale.ROOT), DayTable.json(key.name()), key.date());
  }
}
