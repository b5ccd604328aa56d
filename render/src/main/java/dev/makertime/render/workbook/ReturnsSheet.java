package dev.makertime.render.workbook;

import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.format.CostLabels;
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
  private final String learning;

  ReturnsSheet(WorkbookWriter book, List<String> projected, Simulation simulation) {
    this.book = book;
    basis = MoneyBasis.of(simulation);
    learning = CostLabels.learningLoss(simulation);
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
    learningLoss();
    saved("toolsSaved", "Tools saved per month", "costTools");
    lines.row("By %s".formatted(basis.hours()), Look.HEADING);
    writeMeasurable();
    lines.skip();
  }

  /** By hours, and with assumptions: where projects are paid back, no hour is counted as lost. */
  private void learningLoss() {
    String lost =
        "{org.engineers}*{hourlyCost}*{org.contractHoursPerMonth}*{learningDrop}"
            + "*MIN({learningMonths},{org.horizonMonths})";
    lines.formula(Valued.MEASURABLE.name("learningLoss"), learning, Look.MONEY, lost);
    lines.formula(
        "learningLoss",
        learning + ", with assumptions",
        Look.MONEY,
        "IF({org.valuation}=\"LABOUR\",%s,0)".formatted(lost));
  }

  private void writeMeasurable() {
    lines.formula(
        Valued.MEASURABLE.name("freedHoursPerEngineer"),
        "Freed hours per engineer and month",
        Look.HOURS,
        "[technical]-[current.technical]");
    labour(Valued.MEASURABLE);
  }

  /** Labour saved, as hours of full pay and as the share of them that becomes money. */
  private void labour(Valued by) {
    saved(by.name("labourGross"), "Labour saved per month, full hours", by.name("costLabour"));
    lines.formula(
        by.name("labourRealised"),
        "Labour saved per month, counted as money",
        Look.MONEY,
        "IF([%1$s]>=0,{org.realisationShare}*[%1$s],[%1$s])".formatted(by.name("labourGross")));
  }

  /** A line of what is saved of a cost each month. */
  private void saved(String name, String text, String cost) {
    lines.formula(
        name,
        text,
        Look.MONEY,
        WorkbookWriter.difference("[current." + cost + "]", "[" + cost + "]"));
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
    lines.formula(
        "freedHoursPerEngineer",
        "Freed hours per engineer and month",
        Look.HOURS,
        "[useful]-[current.useful]");
    lines.formula(
        "freedHoursTeam",
        "Freed hours per month, all engineers",
        Look.HOURS,
        "[freedHoursPerEngineer]*{org.engineers}");
    lines.formula(
        "freedFte",
        "Freed, in full-time people",
        Look.HOURS,
        "[freedHoursTeam]/{org.contractHoursPerMonth}");
  }

  private void writeSavedMoney() {
    labour(Valued.WITH_ASSUMPTIONS);
    saved("turnoverSaved", "Attrition cost saved per month (assumed)", "costTurnover");
    saved("delaySaved", "Delay saved per month (assumed)", "costDelay");
  }

  private void writeOneOff() {
    lines.formula(
        "oneOff",
        "Paid once",
        Look.MONEY,
        "{assessmentHours}*{hourlyCost}+{assessmentFees}+{toolOneOff}"
            + "+{trainingPerEngineer}*{org.engineers}");
    lines.formula(
        "oneOffAmortisedPerMonth",
        "Paid once, spread over months (for information)",
        Look.MONEY,
        "[oneOff]/{org.amortisationMonths}");
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
        "Internal rate of return per month",
        Look.SHARE,
        (s, i) ->
            "IF(SUM(%1$s)<>1,\"none\",IF(%2$s*%3$s>0,\"none\",%4$s))"
                .formatted(months.turned(i), rates.side(i), rates.otherSide(i), rates.found(i)));
    lines.formula(
        "irrAnnual",
        "Internal rate of return per year",
        Look.SHARE,
        "IF(ISTEXT([irrMonthly]),\"none\",(1+[irrMonthly])^12-1)");
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
    lines.formula(
        by.name("roi"),
        "Return on investment",
        Look.SHARE,
        "IF([%1$s]>0,([%2$s]-[%1$s])/[%1$s],\"none\")"
            .formatted(by.name("investmentTotal"), by.name("benefitTotal")));
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
