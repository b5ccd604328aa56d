package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;

/** Lists what a column holds, and converts it to JSON and back. */
enum ColumnKind {
  /** A whole number, or any other. */
  NUMBER,
  /** A time with its offset. */
  INSTANT,
  /** A date and a time of day in a zone that the database does not tell. */
  LOCAL,
  /** Anything else. */
  TEXT;

  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.DOUBLE,
          Types.FLOAT,
          Types.REAL);

  /**
   * The kind of a column.
   *
   * @param type of {@link Types}, which is the same for both kinds of times in some drivers
   * @param name of the type in the database
   */
  static ColumnKind of(int type, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (type == Types.TIMESTAMP_WITH_TIMEZONE
        || lower.contains("with time zone")
        || lower.contains("with local time zone")
        || lower.equals("timestamptz")
        || lower.equals("datetimeoffset")) {
      return INSTANT;
    }
    if (type == Types.TIMESTAMP) {
      return LOCAL;
    }
    return NUMBERS.contains(type) ? NUMBER : TEXT;
  }

  /** Puts a value of a row into JSON; a time that cannot be read becomes a text that is none. */
  void read(ResultSet rows, int column, String name, ObjectNode into) throws SQLException {
    switch (this) {
      case NUMBER -> number(rows, column, name, into);
      case INSTANT, LOCAL -> {
        try {
          Class<?> type = this == INSTANT ? OffsetDateTime.class : LocalDateTime.class;
          Object time = rows.getObject(column, type);
          into.put(name, time == null ? null : time.toString());
        } catch (SQLException | DateTimeException e) {
          into.put(name, "a time that the driver cannot read");
        }
      }
      default -> into.put(name, rows.getString(column));
    }
  }

  private static void number(ResultSet rows, int column, String name, ObjectNode into)
      throws SQLException {
    BigDecimal number = rows.getBigDecimal(column);
    if (number == null) {
      into.putNull(name);
    } else if (number.stripTrailingZeros().scale() <= 0) {
      into.put(name, number.toBigInteger());
    } else {
      into.put(name, number);
    }
  }

  /**
   * Sets a parameter that is compared with such a column.
   *
   * @throws DateTimeException for no time
   */
  void bind(PreparedStatement statement, int index, JsonNode value) throws SQLException {
    switch (this) {
      case NUMBER -> {
        if (value.canConvertToLong()) {
          statement.setLong(index, value.asLong());
        } else {
          statement.setBigDecimal(index, value.decimalValue());
        }
      }
      case INSTANT -> statement.setObject(index, OffsetDateTime.parse(value.asText()));
      case LOCAL -> statement.setObject(index, LocalDateTime.parse(value.asText()));
      default -> statement.setString(index, value.asText());
    }
  }
}
