package dev.makertime.render.workbook;

import dev.makertime.render.workbook.months.Valued;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** Writes a steady month of each scenario, in hours and in money. */
final class SteadyMonth {
  private final WorkbookWriter book;
  private final SheetWriter lines;
  private final InputLines inputs;

  SteadyMonth(WorkbookWriter book, SheetWriter lines, InputLines inputs) {
    this.book = book;
    this.lines = lines;
    this.inputs = inputs;
  }

  void write() {
    lines.names(inputs.heading("Hours a month and engineer", "hours"));
    kinds();
    featureGap();
    sums();
    lines.names(inputs.heading("Money a month, all engineers", "money"));
    labour();
    attrition();
    delay();
    total();
  }

  private void kinds() {
    lines.line(
        "manual",
        "Manual",
        Look.HOURS,
        s ->
            "%s+%s*%s"
                .formatted(
                    book.in(s, "manualFixedHours"),
                    book.in(s, "maintenanceHoursPerProject"),
                    book.at("org.projectsPerEngineer")));
    lines.line(
        "mechanical",
        "Mechanical: waiting and resumption",
        Look.HOURS,
        s -> "%s+%s".formatted(book.of(s, "mechanicalWait"), book.of(s, "mechanicalSwitch")));
    lines.line("meetings", "Meetings", Look.HOURS, s -> book.in(s, "meetingHours"));
    lines.line(
        "technical",
        "Technical: what is left",
        Look.HOURS,
        s ->
            "MAX(0,%s-%s-%s-%s)"
                .formatted(
                    book.at("org.contractHoursPerMonth"),
                    book.of(s, "manual"),
                    book.of(s, "mechanical"),
                    book.of(s, "meetings")));
  }

  private void featureGap() {
    String features =
        "IF(ISBLANK(%s),%s,%s)"
            .formatted(
                book.at("org.platformFeatureHours"),
                book.of("current", "technical"),
                book.at("org.platformFeatureHours"));
    lines.line(
        "featureGapDemand",
        "Demand of the platform's gaps",
        Look.HOURS,
        s ->
            "IF(ISBLANK(%1$s),\"not known\",(1-%1$s)*%2$s)"
                .formatted(book.in(s, "featureCompleteness"), features));
    lines.line(
        "featureGap",
        "Feature gap (assumed)",
        Look.HOURS,
        s ->
            "IF(ISTEXT(%2$s),\"not known\",MIN(%1$s,%2$s))"
                .formatted(book.of(s, "technical"), book.of(s, "featureGapDemand")));
    lines.line(
        "useful",
        "Useful: technical without the gap",
        Look.HOURS,
        s ->
            "%s-%s"
                .formatted(
                    book.of(s, "technical"), WorkbookWriter.orNothing(book.of(s, "featureGap"))));
  }

  private void sums() {
    lines.line(
        "overload",
        "Overload: beyond the contract",
        Look.HOURS,
        s ->
            "MAX(0,%s+%s+%s-%s)"
                .formatted(
                    book.of(s, "manual"),
                    book.of(s, "mechanical"),
                    book.of(s, "meetings"),
                    book.at("org.contractHoursPerMonth")));
    lines.line(
        "waste",
        "Not useful",
        Look.HOURS,
        s ->
            "%s+%s+%s+%s"
                .formatted(
                    book.of(s, "manual"),
                    book.of(s, "mechanical"),
                    book.of(s, "meetings"),
                    WorkbookWriter.orNothing(book.of(s, "featureGap"))));
  }

  private void labour() {
    XSSFRow row = lines.row("Cost of an hour", Look.PLAIN);
    book.place(
        "hourlyCost",
        book.formula(
            row,
            lines.first(),
            "%s*%s/(12*%s)"
                .formatted(
                    book.at("org.baseSalaryPerYear"),
                    book.at("org.benefitsMultiplier"),
                    book.at("org.contractHoursPerMonth")),
            Look.HOURS));
    String hour = "%s*%s".formatted(book.at("org.engineers"), book.at("hourlyCost"));
    Map.of(
            "costManual", "manual",
            "costMechanical", "mechanical",
            "costMeetings", "meetings",
            "costFeatureGap", "featureGap")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            cost ->
                lines.line(
                    cost.getKey(),
                    "Cost of " + cost.getKey().substring(4).replace("FeatureGap", "Feature gap"),
                    Look.MONEY,
                    s ->
                        "IF(ISTEXT(%2$s),\"not known\",%1$s*%2$s)"
                            .formatted(hour, book.of(s, cost.getValue()))));
    measurable(hour);
    lines.line(
        "costLabour",
        "Labour: all four",
        Look.MONEY,
        s -> "%s*%s".formatted(hour, book.of(s, "waste")));
  }

  private void measurable(String hour) {
    lines.line(
        Valued.MEASURABLE.name("costLabour"),
        "Labour by hours alone: the three without the feature gap",
        Look.MONEY,
        s ->
            "%s*(%s+%s+%s)"
                .formatted(
                    hour, book.of(s, "manual"), book.of(s, "mechanical"), book.of(s, "meetings")));
  }

  private void attrition() {
    lines.line(
        "costTurnover",
        "Attrition (assumed)",
        Look.MONEY,
        s ->
            "%s*%s/12*%s*%s"
                .formatted(
                    book.at("org.engineers"),
                    book.in(s, "attritionPerYear"),
                    book.at("org.replacementCostFraction"),
                    book.at("org.baseSalaryPerYear")));
  }

  private void delay() {
    String leadTimes =
        "%s:%s"
            .formatted(
                book.in(lines.scenarios().get(0), "leadTimeMonths"),
                book.in(lines.scenarios().get(lines.scenarios().size() - 1), "leadTimeMonths"));
    lines.line(
        "costDelay",
        "Delay beyond the shortest lead time (assumed)",
        Look.MONEY,
        s ->
            "%s/12*%s*MAX(0,%s-MIN(%s))"
                .formatted(
                    book.at("org.newProjectsPerYear"),
                    book.at("org.valuePerProjectMonth"),
                    book.in(s, "leadTimeMonths"),
                    leadTimes));
  }

  private void total() {
    lines.line(
        "costTools",
        "Tools",
        Look.MONEY,
        s ->
            "%s*%s+%s"
                .formatted(
                    book.at("org.engineers"),
                    book.in(s, "subscriptionPerEngineerMonth"),
                    book.in(s, "subscriptionFlatMonth")));
    lines.line(
        Valued.MEASURABLE.name("totalMonthly"),
        "By hours alone: labour and tools",
        Look.MONEY,
        s ->
            "%s+%s"
                .formatted(
                    book.of(s, Valued.MEASURABLE.name("costLabour")), book.of(s, "costTools")));
    lines.line(
        "totalMonthly",
        "Total, with assumptions",
        Look.MONEY,
        s ->
            "%s+%s+%s+%s"
                .formatted(
                    book.of(s, "costLabour"),
                    book.of(s, "costTurnover"),
                    book.of(s, "costDelay"),
                    book.of(s, "costTools")));
  }
}
