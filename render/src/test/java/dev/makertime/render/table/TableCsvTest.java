package dev.makertime.render.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCsvTest {
  @ParameterizedTest
  @CsvSource({
    "12345678.123456789, 12345678.123",
    "-21.4, -21.4",
    "0.000123456, 0.0001235",
    "1e12, 1000000000000",
    "0, 0"
  })
  void a_figure_has_the_digits_that_tell_something(double figure, String written) {
    Table table =
        new Table("t", List.of("name", "figure"), List.of(List.of(name(), Cell.figure(figure))));

    assertThat(TableCsv.of(table).lines().toList().get(1)).isEqualTo("row," + written);
  }

  private static Cell name() {
    return Cell.text("row");
  }
}
