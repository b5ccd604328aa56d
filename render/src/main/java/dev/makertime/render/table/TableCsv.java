package dev.makertime.render.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.makertime.render.format.KnownFormat;
import dev.makertime.render.text.DayLines;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Renders tables as comma-separated values: one line for each cell, so that the tables of a page
 * fit in one file.
 */
public final class TableCsv {
  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema COLUMNS =
      CsvSchema.builder()
          .addColumn("table")
          .addColumn("row")
          .addColumn("column")
          .addColumn("value")
          .addColumn("unit")
          .addColumn("mark")
          .build()
          .withHeader();
  private static final CsvSchema WIDE = CsvSchema.emptySchema();

  private static final int DECIMALS = 3;
  private static final MathContext DIGITS = new MathContext(4);

  private TableCsv() {}

  /** Renders all cells that are not empty, in their order. */
  public static String of(List<Table> tables) {
    List<List<String>> lines = new ArrayList<>();
    for (Table table : tables) {
      for (List<Cell> row : table.rows()) {
        for (int i = 1; i < row.size(); i++) {
          Cell cell = row.get(i);
          if (!cell.equals(Cell.EMPTY)) {
            lines.add(
                List.of(
                    DayLines.harmless(table.title()),
                    value(row.get(0)),
                    DayLines.harmless(table.columns().get(i)),
                    value(cell),
                    cell.unit().sign(),
                    mark(cell)));
          }
        }
      }
    }
    return write(COLUMNS, lines);
  }

  /** Renders one table as it is, with its columns. */
  public static String of(Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns());
    table.rows().forEach(row -> lines.add(row.stream().map(TableCsv::value).toList()));
    return write(WIDE, lines);
  }

  private static String write(CsvSchema schema, List<List<String>> lines) {
    try {
      return CSV.writerFor(List.class).with(schema).writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mark(Cell cell) {
    return switch (cell.mark()) {
      case MEASURED -> "";
      case AT_MOST -> "at most";
      case AT_LEAST -> "at least";
      case WITHHELD -> KnownFormat.WITHHELD;
      case UNKNOWN -> KnownFormat.UNKNOWN;
    };
  }

  private static String value(Cell cell) {
    Double figure = cell.figure();
    if (figure == null) {
      return DayLines.harmless(cell.text());
    }
    return switch (cell.unit()) {
      case HOURS, SHARE -> String.format(Locale.ROOT, "%.3f", figure);
      case COUNT -> String.format(Locale.ROOT, "%.0f", figure);
      case NONE, FIGURE -> rounded(figure);
    };
  }

  /** To three decimals, of a figure below 1 to four digits. */
  private static String rounded(double figure) {
    BigDecimal exact = BigDecimal.valueOf(figure);
    BigDecimal shown =
        Math.abs(figure) < 1 ? exact.round(DIGITS) : exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
