package dev.makertime.reporter.workbook;

import dev.makertime.reporter.workbook.Book.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What each scenario takes and gives back, against the current one. */
final class SummarySheet {
  private final Book book;
  private final XSSFSheet sheet;
  private final List<String> projected;
  private int next;

  SummarySheet(Book book, List<String> projected) {
    this.book = book;
    this.projected = List.copyOf(projected);
    sheet = book.sheet("Summary");
    sheet.setColumnWidth(0, 256 * 52);
    for (int i = 1; i <= 10; i++) {
      sheet.setColumnWidth(i, 256 * 16);
    }
  }

  /** What does not need the months. */
  void writeSavings() {
    book.text(row(), 0, "Summary: against the current way to work", Look.TITLE);
    book.text(
        row(),
        0,
        "Full hours are valued above, realised ones in the cash flow: a share of saved labour becomes money, a loss counts whole.",
        Look.NOTE);
    XSSFRow head = row();
    for (int i = 0; i < projected.size(); i++) {
      book.text(head, 1 + i, projected.get(i), Look.HEAD);
    }
    line(
        "freedHoursPerEngineer",
        "Freed hours a month and engineer",
        Look.HOURS,
        s -> "%s-%s".formatted(of(s, "useful"), of("current", "useful")));
    line(
        "freedHoursTeam",
        "Freed hours a month, all",
        Look.HOURS,
        s -> "%s*%s".formatted(of(s, "freedHoursPerEngineer"), book.at("org.engineers")));
    line(
        "freedFte",
        "Freed, in full-time people",
        Look.HOURS,
        s -> "%s/%s".formatted(of(s, "freedHoursTeam"), book.at("org.contractHoursPerMonth")));
    line(
        "labourGross",
        "Labour saved a month, full hours",
        Look.MONEY,
        s -> "%s-%s".formatted(of("current", "costLabour"), of(s, "costLabour")));
    line(
        "labourRealised",
        "Labour saved a month, realised",
        Look.MONEY,
        s ->
            "IF(%1$s>=0,%2$s*%1$s,%1$s)"
                .formatted(of(s, "labourGross"), book.at("org.realisationShare")));
    line(
        "turnoverSaved",
        "Turnover saved a month (assumed)",
        Look.MONEY,
        s -> "%s-%s".formatted(of("current", "costTurnover"), of(s, "costTurnover")));
    line(
        "delaySaved",
        "Delay saved a month (assumed)",
        Look.MONEY,
        s -> "%s-%s".formatted(of("current", "costDelay"), of(s, "costDelay")));
    line(
        "toolsSaved",
        "Tools saved a month",
        Look.MONEY,
        s -> "%s-%s".formatted(of("current", "costTools"), of(s, "costTools")));
    line(
        "oneOff",
        "Paid once",
        Look.MONEY,
        s ->
            "%s*%s+%s+%s+%s*%s"
                .formatted(
                    in(s, "assessmentHours"),
                    book.at("hourlyCost"),
                    in(s, "assessmentFees"),
                    in(s, "toolOneOff"),
                    in(s, "trainingPerEngineer"),
                    book.at("org.engineers")));
    line(
        "oneOffAmortisedPerMonth",
        "The same a month, for showing only",
        Look.MONEY,
        s -> "%s/%s".formatted(of(s, "oneOff"), book.at("org.amortisationMonths")));
  }

  /** What needs them. */
  void writeReturns(MonthsSheet months) {
    String rate = "((1+%s)^(1/12)-1)".formatted(book.at("org.discountRateAnnual"));
    each(
        "npv",
        "Net present value",
        Look.MONEY,
        (s, i) -> "SUM(%s)".formatted(months.presentValues(i)));
    each(
        "breakEvenMonth",
        "Paid back for good in month",
        Look.PLAIN,
        (s, i) ->
            "IF(%2$d-SUM(%1$s)+1>%3$s,\"never\",%2$d-SUM(%1$s)+1)"
                .formatted(months.back(i), months.months(), book.at("org.horizonMonths")));
    each(
        "breakEvenFractional",
        "The same between months",
        Look.MONTHS,
        (s, i) ->
            "IF(ISTEXT(%1$s),\"never\",IF(%1$s=0,0,%1$s-1-INDEX(%2$s,%1$s)/(INDEX(%2$s,%1$s+1)-INDEX(%2$s,%1$s))))"
                .formatted(of(s, "breakEvenMonth"), months.sums(i)));
    each(
        "irrMonthly",
        "Internal rate of return a month",
        Look.SHARE,
        (s, i) ->
            "IF(SUM(%1$s)<>1,\"none\",IFERROR(IRR(%2$s,0.05),IFERROR(IRR(%2$s,0.5),IFERROR(IRR(%2$s,-0.1),\"none\"))))"
                .formatted(months.turned(i), months.flows(i)));
    line(
        "irrAnnual",
        "Internal rate of return a year",
        Look.SHARE,
        s -> "IF(ISTEXT(%1$s),\"none\",(1+%1$s)^12-1)".formatted(of(s, "irrMonthly")));
    each(
        "investmentTotal",
        "Paid in all",
        Look.MONEY,
        (s, i) -> "SUM(%s)".formatted(months.investments(i)));
    each(
        "benefitTotal",
        "Comes back in all",
        Look.MONEY,
        (s, i) -> "SUM(%s)".formatted(months.benefits(i)));
    line(
        "roi",
        "Return on investment",
        Look.SHARE,
        s ->
            "IF(%1$s>0,(%2$s-%1$s)/%1$s,\"none\")"
                .formatted(of(s, "investmentTotal"), of(s, "benefitTotal")));
    each(
        "roiPv",
        "Return on investment, of present values",
        Look.SHARE,
        (s, i) ->
            "IF(%1$s+NPV(%2$s,%3$s)>0,%4$s/(%1$s+NPV(%2$s,%3$s)),\"none\")"
                .formatted(of(s, "oneOff"), rate, months.laterInvestments(i), of(s, "npv")));
    List<String> measured = List.of("costManual", "costMechanical", "costMeetings");
    List<String> assumed = List.of("costFeatureGap", "costTurnover", "costDelay", "costTools");
    line(
        "measuredBaselineShare",
        "Of the change, in categories that can be measured",
        Look.SHARE,
        s ->
            "IF(%1$s+%2$s>0,%1$s/(%1$s+%2$s),\"none\")"
                .formatted(changes(s, measured), changes(s, assumed)));
  }

  private String changes(String s, List<String> costs) {
    List<String> all = new ArrayList<>();
    costs.forEach(cost -> all.add("ABS(%s-%s)".formatted(of("current", cost), of(s, cost))));
    return "(" + String.join("+", all) + ")";
  }

  private interface OfScenario {
    String of(String scenario);
  }

  private void line(String name, String label, Look look, OfScenario formula) {
    each(name, label, look, (s, i) -> formula.of(s));
  }

  private void each(
      String name, String label, Look look, BiFunction<String, Integer, String> formula) {
    XSSFRow row = row();
    book.text(row, 0, label, Look.PLAIN);
    for (int i = 0; i < projected.size(); i++) {
      String scenario = projected.get(i);
      book.place(scenario + "." + name, book.formula(row, 1 + i, formula.apply(scenario, i), look));
    }
  }

  private XSSFRow row() {
    return sheet.createRow(next++);
  }

  private String in(String scenario, String field) {
    return book.at("scenarios." + scenario + "." + field);
  }

  private String of(String scenario, String name) {
    return book.at(scenario + "." + name);
  }

  XSSFSheet sheet() {
    return sheet;
  }

  int end() {
    return next;
  }
}
