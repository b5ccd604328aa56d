package dev.makertime.collector.tool.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is limited where the rows are, in the words of each database. */
class RowLimitTest {
  @ParameterizedTest
  @CsvSource({
    "Oracle, 19, FETCH",
    "Oracle, 12, FETCH",
    "Oracle, 11, NONE",
    "Microsoft SQL Server, 15, OFFSET",
    "PostgreSQL, 14, FETCH",
    "H2, 2, FETCH",
    "DB2/LINUXX8664, 11, FETCH",
    "MySQL, 8, LIMIT",
    "MariaDB, 10, LIMIT",
    "SQLite, 3, LIMIT",
    "HDB, 2, LIMIT",
    "Adaptive Server Enterprise, 16, NONE",
    "'', 0, NONE",
    ", 0, NONE",
  })
  void each_product_has_its_words(String product, int version, RowLimit limit) {
    assertThat(RowLimit.of(product, version)).isEqualTo(limit);
  }

  @Test
  void it_stands_behind_the_order() {
    assertThat(RowLimit.OFFSET.on("select * from t order by a", 5_000))
        .isEqualTo("select * from t order by a\noffset 0 rows fetch next 5000 rows only");
    assertThat(RowLimit.NONE.on("select 1", 9)).isEqualTo("select 1");
  }
}
