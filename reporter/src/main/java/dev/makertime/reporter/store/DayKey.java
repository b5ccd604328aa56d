package dev.makertime.reporter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The key of a day on its topic, {@code person|date} or {@code team|date}, taken apart. */
record DayKey(String name, LocalDate date) {

  static DayKey of(String key) {
    int bar = key.lastIndexOf('|');
    return new DayKey(key.substring(0, bar), LocalDate.parse(key.substring(bar + 1)));
  }

  /** Deletes rows by a statement that takes a name and a date. */
  static void delete(Connection to, String sql, List<DayKey> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = to.prepareStatement(sql)) {
      for (DayKey key : keys) {
        delete.setString(1, key.name);
        delete.setObject(2, key.date);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
