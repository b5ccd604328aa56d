package dev.makertime.collector.tool.jobs;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a database is told to find so many rows and no more. Without it many sort all of their rows
 * for each page. An unknown database is told by the driver alone.
 */
enum RowLimit {
  /** Of SQL:2008. */
  FETCH("fetch first %d rows only"),
  OFFSET("offset 0 rows fetch next %d rows only"),
  LIMIT("limit %d"),
  NONE("");

  private static final int ORACLE_THAT_CAN = 12;

  private final String clause;

  RowLimit(String clause) {
    this.clause = clause;
  }

  /** That of a database that is connected. */
  static RowLimit of(DatabaseMetaData database) throws SQLException {
    return of(database.getDatabaseProductName(), database.getDatabaseMajorVersion());
  }

  /** That of a product. */
  static RowLimit of(@Nullable String product, int version) {
    String name = product == null ? "" : product.toLowerCase(Locale.ROOT);
    if (name.equals("oracle")) {
      return version >= ORACLE_THAT_CAN ? FETCH : NONE;
    }
    if (name.startsWith("microsoft sql server")) {
      return OFFSET;
    }
    if (name.equals("postgresql") || name.equals("h2") || name.startsWith("db2")) {
      return FETCH;
    }
    return name.equals("mysql")
            || name.equals("mariadb")
            || name.equals("sqlite")
            || name.equals("hdb")
        ? LIMIT
        : NONE;
  }

  /** A statement that ends with its order, with the limit behind it. */
  String on(String ordered, int rows) {
    return this == NONE ? ordered : ordered + "\n" + clause.formatted(rows);
  }
}
