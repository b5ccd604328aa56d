package dev.makertime.render.workbook.months;

import dev.makertime.render.workbook.sheet.WorkbookWriter;

/**
 * Writes the formulas of one scenario's month.
 *
 * @param scenario its name
 * @param index of the scenario, from 0
 * @param month 0 is today
 */
record MonthFormulas(
    WorkbookWriter book, MonthsSheet sheet, String scenario, int index, int month) {
  boolean isToday() {
    return month == 0;
  }

  String now(MonthColumn column) {
    return sheet.cell(index, column, month);
  }

  String before(MonthColumn column) {
    return sheet.cell(index, column, month - 1);
  }

  String gained() {
    return "IF(%1$s<=%2$s,0,IF(%3$s=0,1,MIN(1,(%1$s-%2$s)/%3$s)))"
        .formatted(number(), in("learningMonths"), in("rampMonths"));
  }

  String benefit() {
    String gained = now(MonthColumn.GAINED);
    if (isMeasurable()) {
      return "IF(%1$s>%2$s,0,%3$s*%4$s+IF(%3$s>=1,%5$s,0))"
          .formatted(
              number(),
              horizon(),
              gained,
              of(Valued.MEASURABLE.name("labourRealised")),
              book.at("current.costTools"));
    }
    String worth =
        "%s*%s*(%s-%s)"
            .formatted(
                book.at("org.valuePerProjectMonth"),
                book.at("org.engineers"),
                before(MonthColumn.PROJECTS),
                before(MonthColumn.WITHOUT));
    return "IF(%1$s>%2$s,0,IF(%3$s,%4$s*(%5$s+%6$s+%7$s),%4$s*%6$s+%8$s)+IF(%4$s>=1,%9$s,0))"
        .formatted(
            number(),
            horizon(),
            isLabour(),
            gained,
            of("labourRealised"),
            of("turnoverSaved"),
            of("delaySaved"),
            worth,
            book.at("current.costTools"));
  }

  String investment() {
    return "IF(%1$s>%2$s,0,IF(AND(%3$s,%1$s<=%4$s),%5$s*%6$s*%7$s*%8$s,0)+%9$s)"
        .formatted(
            number(),
            horizon(),
            isLabour(),
            in("learningMonths"),
            book.at("org.engineers"),
            book.at("org.hourlyCost"),
            book.at("org.contractHoursPerMonth"),
            in("learningDrop"),
            of("costTools"));
  }

  String flow() {
    return "IF(%s>%s,0,%s)"
        .formatted(
            number(),
            horizon(),
            WorkbookWriter.difference(now(MonthColumn.BENEFIT), now(MonthColumn.INVESTMENT)));
  }

  String firstSum() {
    return now(MonthColumn.FLOW);
  }

  String sum() {
    return "%s+%s".formatted(before(MonthColumn.CUMULATIVE), now(MonthColumn.FLOW));
  }

  String firstSign() {
    return "SIGN(%s)".formatted(now(MonthColumn.FLOW));
  }

  /** The sign of the last cash flow that is not 0. */
  String sign() {
    return "IF(%1$s=0,%2$s,SIGN(%1$s))".formatted(now(MonthColumn.FLOW), before(MonthColumn.SIGN));
  }

  String turned() {
    return "IF(%s*%s<0,1,0)".formatted(before(MonthColumn.SIGN), now(MonthColumn.SIGN));
  }

  String present() {
    return "%s/(1+%s)^(%s/12)"
        .formatted(now(MonthColumn.FLOW), book.at("org.discountRateAnnual"), number());
  }

  /** Whether the cumulative cash flow stays at 0 or above from this month on. */
  String paidBack() {
    String sum = now(MonthColumn.CUMULATIVE);
    String rounding = sheet.rounding(index);
    return month == sheet.months()
        ? "IF(%s>=-%s,1,0)".formatted(sum, rounding)
        : "IF(%s>%s,1,IF(AND(%s>=-%s,%s=1),1,0))"
            .formatted(
                number(), horizon(), sum, rounding, sheet.cell(index, MonthColumn.BACK, month + 1));
  }

  String cost() {
    return "IF(%s>%s,NA(),%s+%s-%s)"
        .formatted(
            number(),
            horizon(),
            before(MonthColumn.COST),
            book.at("current." + sheet.valued().name("totalMonthly")),
            now(MonthColumn.FLOW));
  }

  String startProjects() {
    return book.at("org.capacityStartProjects");
  }

  /** Projects of an engineer as they are without the scenario. */
  String projectsWithout() {
    return "%1$s+MAX(0,%2$s-%3$s*%1$s)/%4$s"
        .formatted(
            before(MonthColumn.WITHOUT),
            book.at("current.budget"),
            current("maintenanceHoursPerProject"),
            current("projectBuildHours"));
  }

  /** Projects of an engineer on the way from the current scenario to this one. */
  String projectsWith() {
    String lost =
        "IF(%s<=%s,%s*%s,0)"
            .formatted(
                number(),
                in("learningMonths"),
                book.at("org.contractHoursPerMonth"),
                in("learningDrop"));
    return "%1$s+MAX(0,%2$s-%3$s-%4$s*%1$s)/%5$s"
        .formatted(
            before(MonthColumn.PROJECTS),
            between(book.at("current.budget"), of("budget")),
            lost,
            between(current("maintenanceHoursPerProject"), in("maintenanceHoursPerProject")),
            between(current("projectBuildHours"), in("projectBuildHours")));
  }

  String oneOff() {
    return of("oneOff");
  }

  private String between(String from, String to) {
    return "(%1$s+(%2$s-%1$s)*%3$s)".formatted(from, to, now(MonthColumn.GAINED));
  }

  private String isLabour() {
    return isMeasurable() ? "TRUE" : book.at("org.valuation") + "=\"LABOUR\"";
  }

  private boolean isMeasurable() {
    return sheet.valued() == Valued.MEASURABLE;
  }

  private String horizon() {
    return book.at("org.horizonMonths");
  }

  private String number() {
    return "$A" + MonthsSheet.line(month);
  }

  private String of(String figure) {
    return book.of(scenario, figure);
  }

  private String in(String input) {
    return book.in(scenario, input);
  }

  private String current(String input) {
    return book.in("current", input);
  }
}
