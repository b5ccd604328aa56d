package dev.makertime.render.workbook.months;

import java.util.Arrays;
import java.util.List;

/** Lists how months are valued: with everything that is assumed, or by hours alone. */
@SuppressWarnings("ImmutableEnumChecker") // its list never changes
public enum Valued {
  WITH_ASSUMPTIONS("Months", ""),
  /** Nothing is valued by projects, and no rate of return is looked for. */
  MEASURABLE(
      "Months by hours",
      "measurable.",
      MonthColumn.PROJECTS,
      MonthColumn.WITHOUT,
      MonthColumn.SIGN,
      MonthColumn.TURNED);

  private final String sheet;
  private final String prefix;
  private final List<MonthColumn> columns;

  Valued(String sheet, String prefix, MonthColumn... without) {
    this.sheet = sheet;
    this.prefix = prefix;
    columns =
        Arrays.stream(MonthColumn.values())
            .filter(column -> !List.of(without).contains(column))
            .toList();
  }

  /** The name of the sheet that has them. */
  String sheet() {
    return sheet;
  }

  /** A figure's name when it is valued so. */
  public String name(String figure) {
    return prefix + figure;
  }

  List<MonthColumn> columns() {
    return columns;
  }
}
