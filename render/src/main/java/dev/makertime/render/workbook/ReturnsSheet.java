package dev.makertime.render.workbook;

import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.workbook.months.MonthsSheet;
import dev.makertime.render.workbook.months.RateOfReturnSheet;
import dev.makertime.render.workbook.months.Valued;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the savings and returns of each scenario, against the current one: by hours alone, and
 * with assumptions.
 */
final class ReturnsSheet {
  private final WorkbookWriter book;
  private final SheetWriter lines;
  private final MoneyBasis basis;

  ReturnsSheet(WorkbookWriter book, List<String> projected, MoneyBasis basis) {
    this.book = book;
    this.basis = basis;
    lines = new SheetWriter(book, "Returns", 0, 52, projected);
  }

  /** Writes savings and one-off costs, which do not need the months. */
  void writeSavings() {
    lines.row("Compared with the current scenario", Look.TITLE);
    lines.row(
        "The realised share applies to saved labour in the cash flow; a loss counts whole.",
        Look.NOTE);
    lines.names(lines.row());
    lines.freeze();
    writeOneOff();
    lines.line(
        "toolsSaved",
        "Tools saved a month",
        Look.MONEY,
        s -> WorkbookWriter.difference(book.of("current", "costTools"), book.of(s, "costTools")));
    lines.row("By %s".formatted(basis.hours()), Look.HEADING);
    writeMeasurable();
    lines.skip();
  }

  private void writeMeasurable() {
    lines.line(
        Valued.MEASURABLE.name("freedHoursPerEngineer"),
        "Freed hours a month and engineer",
        Look.HOURS,
        s -> "%s-%s".formatted(book.of(s, "technical"), book.of("current", "technical")));
    lines.line(
        Valued.MEASURABLE.name("labourGross"),
        "Labour saved a month, full hours",
        Look.MONEY,
        s ->
            WorkbookWriter.difference(
                book.of("current", Valued.MEASURABLE.name("costLabour")),
                book.of(s, Valued.MEASURABLE.name("costLabour"))));
    lines.line(
        Valued.MEASURABLE.name("labourRealised"),
        "Labour saved a month, realised",
        Look.MONEY,
        s -> realised(book.of(s, Valued.MEASURABLE.name("labourGross"))));
  }

  private String realised(String gross) {
    return "IF(%1$s>=0,%2$s*%1$s,%1$s)".formatted(gross, book.at("org.realisationShare"));
  }

  /** Writes what the months by hours alone come to. */
  void writeMeasurableReturns(MonthsSheet months) {
    writePayback(months);
    writeTotals(months);
    lines.skip();
    lines.row(
        "With assumptions: missing features, attrition, delay, and what was typed", Look.HEADING);
    writeFreedHours();
    writeSavedMoney();
  }

  private void writeFreedHours() {
    lines.line(
        "freedHoursPerEngineer",
        "Freed hours a month and engineer",
        Look.HOURS,
        s -> "%s-%s".formatted(book.of(s, "useful"), book.of("current", "useful")));
    lines.line(
        "freedHoursTeam",
        "Freed hours a month, all",
        Look.HOURS,
        s -> "%s*%s".formatted(book.of(s, "freedHoursPerEngineer"), book.at("org.engineers")));
    lines.line(
        "freedFte",
        "Freed, in full-time people",
        Look.HOURS,
        s -> "%s/%s".formatted(book.of(s, "freedHoursTeam"), book.at("org.contractHoursPerMonth")));
  }

  private void writeSavedMoney() {
    lines.line(
        "labourGross",
        "Labour saved a month, full hours",
        Look.MONEY,
        s -> WorkbookWriter.difference(book.of("current", "costLabour"), book.of(s, "costLabour")));
    lines.line(
        "labourRealised",
        "Labour saved a month, realised",
        Look.MONEY,
        s -> realised(book.of(s, "labourGross")));
    lines.line(
        "turnoverSaved",
        "Attrition cost saved a month (assumed)",
        Look.MONEY,
        s ->
            WorkbookWriter.difference(
                book.of("current", "costTurnover"), book.of(s, "costTurnover")));
    lines.line(
        "delaySaved",
        "Delay saved a month (assumed)",
        Look.MONEY,
        s -> WorkbookWriter.difference(book.of("current", "costDelay"), book.of(s, "costDelay")));
  }

  private void writeOneOff() {
    lines.line(
        "oneOff",
        "Paid once",
        Look.MONEY,
        s ->
            "%s*%s+%s+%s+%s*%s"
                .formatted(
                    book.in(s, "assessmentHours"),
                    book.at("hourlyCost"),
                    book.in(s, "assessmentFees"),
                    book.in(s, "toolOneOff"),
                    book.in(s, "trainingPerEngineer"),
                    book.at("org.engineers")));
    lines.line(
        "oneOffAmortisedPerMonth",
        "Paid once, spread over months (for information)",
        Look.MONEY,
        s -> "%s/%s".formatted(book.of(s, "oneOff"), book.at("org.amortisationMonths")));
  }

  /** Writes returns, which need the months. */
  void writeReturns(MonthsSheet months, RateOfReturnSheet rates) {
    writePayback(months);
    writeRateOfReturn(months, rates);
    writeTotals(months);
    writePresentReturn(months);
    writeMeasuredShare();
  }

  private void writePayback(MonthsSheet months) {
    Valued by = months.valued();
    lines.each(
        by.name("npv"),
        "Net present value",
        Look.MONEY,
        (s, i) -> "SUM(%s)".formatted(months.presentValues(i)));
    lines.each(
        by.name("breakEvenMonth"),
        "Break-even month",
        Look.PLAIN,
        (s, i) ->
            "IF(%2$d-SUM(%1$s)+1>%3$s,\"never\",%2$d-SUM(%1$s)+1)"
                .formatted(months.back(i), months.months(), book.at("org.horizonMonths")));
    lines.each(
        by.name("breakEvenFractional"),
        "Break-even, between months",
        Look.MONTHS,
        (s, i) ->
            "IF(ISTEXT(%1$s),\"never\",IF(%1$s=0,0,%1$s-1+MIN(1,INDEX(%2$s,%1$s)/(INDEX(%2$s,%1$s)-INDEX(%2$s,%1$s+1)))))"
                .formatted(book.of(s, by.name("breakEvenMonth")), months.sums(i)));
  }

  private void writeRateOfReturn(MonthsSheet months, RateOfReturnSheet rates) {
    lines.each(
        "irrMonthly",
        "Internal rate of return a month",
        Look.SHARE,
        (s, i) ->
            "IF(SUM(%1$s)<>1,\"none\",IF(%2$s*%3$s>0,\"none\",%4$s))"
                .formatted(months.turned(i), rates.side(i), rates.otherSide(i), rates.found(i)));
    lines.line(
        "irrAnnual",
        "Internal rate of return a year",
        Look.SHARE,
        s -> "IF(ISTEXT(%1$s),\"none\",(1+%1$s)^12-1)".formatted(book.of(s, "irrMonthly")));
  }

  private void writeTotals(MonthsSheet months) {
    Valued by = months.valued();
    lines.each(
        by.name("investmentTotal"),
        "Total investment",
        Look.MONEY,
        (s, i) -> "SUM(%s)".formatted(months.investments(i)));
    lines.each(
        by.name("benefitTotal"),
        "Total benefit",
        Look.MONEY,
        (s, i) -> "SUM(%s)".formatted(months.benefits(i)));
    lines.line(
        by.name("roi"),
        "Return on investment",
        Look.SHARE,
        s ->
            "IF(%1$s>0,(%2$s-%1$s)/%1$s,\"none\")"
                .formatted(
                    book.of(s, by.name("investmentTotal")), book.of(s, by.name("benefitTotal"))));
  }

  private void writePresentReturn(MonthsSheet months) {
    String rate = "((1+%s)^(1/12)-1)".formatted(book.at("org.discountRateAnnual"));
    lines.each(
        "roiPv",
        "Return on investment, of present values",
        Look.SHARE,
        (s, i) ->
            "IF(%1$s+NPV(%2$s,%3$s)>0,%4$s/(%1$s+NPV(%2$s,%3$s)),\"none\")"
                .formatted(
                    book.of(s, "oneOff"), rate, months.laterInvestments(i), book.of(s, "npv")));
  }

  private void writeMeasuredShare() {
    List<String> measured = List.of("costManual", "costMechanical", "costMeetings");
    List<String> assumed = List.of("costFeatureGap", "costTurnover", "costDelay", "costTools");
    lines.line(
        "measuredBaselineShare",
        "Share of the change in manual work, waiting and meetings",
        Look.SHARE,
        s ->
            "IF(%1$s+%2$s>0,%1$s/(%1$s+%2$s),\"none\")"
                .formatted(changes(s, measured), changes(s, assumed)));
  }

  private String changes(String s, List<String> costs) {
    List<String> all = new ArrayList<>();
    costs.forEach(
        cost ->
            all.add(
                "ABS(%s)"
                    .formatted(
                        WorkbookWriter.difference(
                            WorkbookWriter.orNothing(book.of("current", cost)),
                            WorkbookWriter.orNothing(book.of(s, cost))))));
    return "(" + String.join("+", all) + ")";
  }
}
