package dev.makertime.render.workbook.months;

import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.function.Function;

/**
 * Lists the columns of a scenario's months, each with its formula of today and of a later month.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions never change
enum MonthColumn {
  GAINED("share gained", Look.EXACT, cells -> "0", MonthFormulas::gained),
  PROJECTS("projects, with", Look.EXACT, MonthFormulas::startProjects, MonthFormulas::projectsWith),
  WITHOUT(
      "projects, without",
      Look.EXACT,
      MonthFormulas::startProjects,
      MonthFormulas::projectsWithout),
  BENEFIT("benefit", Look.MONEY, cells -> "0", MonthFormulas::benefit),
  INVESTMENT("investment", Look.MONEY, MonthFormulas::oneOff, MonthFormulas::investment),
  FLOW("cash flow", Look.MONEY, MonthFormulas::flow, MonthFormulas::flow),
  CUMULATIVE("cumulative", Look.MONEY, MonthFormulas::firstSum, MonthFormulas::sum),
  PRESENT("present value", Look.MONEY, MonthFormulas::present, MonthFormulas::present),
  BACK("paid back", Look.PLAIN, MonthFormulas::paidBack, MonthFormulas::paidBack),
  SIGN("sign", Look.PLAIN, MonthFormulas::firstSign, MonthFormulas::sign),
  TURNED("sign change", Look.PLAIN, cells -> "0", MonthFormulas::turned),
  COST("cumulative cost", Look.MONEY, MonthFormulas::oneOff, MonthFormulas::cost);

  private final String title;
  private final Look look;
  private final Function<MonthFormulas, String> today;
  private final Function<MonthFormulas, String> later;

  MonthColumn(
      String title,
      Look look,
      Function<MonthFormulas, String> today,
      Function<MonthFormulas, String> later) {
    this.title = title;
    this.look = look;
    this.today = today;
    this.later = later;
  }

  String title() {
    return title;
  }

  Look look() {
    return look;
  }

  String formula(MonthFormulas cells) {
    return cells.isToday() ? today.apply(cells) : later.apply(cells);
  }
}
