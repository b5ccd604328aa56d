package dev.makertime.render.workbook;

import dev.makertime.render.workbook.months.Valued;
import dev.makertime.render.workbook.sheet.SheetWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** Writes a steady month of each scenario, in hours and in money. */
final class SteadyMonth {
  /** What an hour of all engineers costs. */
  private static final String HOUR = "{org.engineers}*{org.hourlyCost}";

  private final WorkbookWriter book;
  private final SheetWriter lines;
  private final InputLines inputs;

  SteadyMonth(WorkbookWriter book, SheetWriter lines, InputLines inputs) {
    this.book = book;
    this.lines = lines;
    this.inputs = inputs;
  }

  void write() {
    lines.names(inputs.heading("Hours per engineer and month", "hours"));
    kinds();
    featureGap();
    sums();
    lines.names(inputs.heading("Money per month, all engineers", "money"));
    labour();
    attrition();
    delay();
    total();
  }

  private void kinds() {
    lines.formula(
        "manual",
        "Manual",
        Look.HOURS,
        "{manualFixedHours}+{maintenanceHoursPerProject}*{org.projectsPerEngineer}");
    lines.formula(
        "mechanical",
        "Mechanical: waiting and resumption",
        Look.HOURS,
        "[mechanicalWait]+[mechanicalSwitch]");
    lines.formula("meetings", "Meetings", Look.HOURS, "{meetingHours}");
    lines.formula(
        "technical",
        "Technical: what is left",
        Look.HOURS,
        "MAX(0,{org.contractHoursPerMonth}-[manual]-[mechanical]-[meetings])");
  }

  private void featureGap() {
    String features =
        "IF(ISBLANK({org.platformFeatureHours}),[current.technical],{org.platformFeatureHours})";
    lines.formula(
        "featureGapDemand",
        "Demand of the platform's gaps",
        Look.HOURS,
        "IF(ISBLANK({featureCompleteness}),\"not known\",(1-{featureCompleteness})*"
            + features
            + ")");
    lines.formula(
        "featureGap",
        "Feature gap (assumed)",
        Look.HOURS,
        "IF(ISTEXT([featureGapDemand]),\"not known\",MIN([technical],[featureGapDemand]))");
    lines.formula(
        "useful",
        "Useful: technical without the gap",
        Look.HOURS,
        "[technical]-" + WorkbookWriter.orNothing("[featureGap]"));
  }

  private void sums() {
    lines.formula(
        "overload",
        "Overload: beyond the contract",
        Look.HOURS,
        "MAX(0,[manual]+[mechanical]+[meetings]-{org.contractHoursPerMonth})");
    lines.formula(
        "waste",
        "Not useful",
        Look.HOURS,
        "[manual]+[mechanical]+[meetings]+" + WorkbookWriter.orNothing("[featureGap]"));
  }

  private void labour() {
    XSSFRow row = lines.row("Cost of an hour", Look.PLAIN);
    book.place(
        "org.hourlyCost",
        book.formula(
            row,
            lines.first(),
            lines.filled(
                "{org.baseSalaryPerYear}*{org.benefitsMultiplier}/(12*{org.contractHoursPerMonth})",
                "current"),
            Look.HOURS));
    cost("costFeatureGap", "Cost of the feature gap", "featureGap");
    cost("costManual", "Cost of manual work", "manual");
    cost("costMechanical", "Cost of waiting and resumption", "mechanical");
    cost("costMeetings", "Cost of meetings", "meetings");
    lines.formula(
        Valued.MEASURABLE.name("costLabour"),
        "Labour by hours alone: the three without the feature gap",
        Look.MONEY,
        HOUR + "*([manual]+[mechanical]+[meetings])");
    lines.formula("costLabour", "Labour: all four", Look.MONEY, HOUR + "*[waste]");
  }

  private void cost(String name, String text, String hours) {
    lines.formula(
        name,
        text,
        Look.MONEY,
        "IF(ISTEXT([%1$s]),\"not known\",%2$s*[%1$s])".formatted(hours, HOUR));
  }

  private void attrition() {
    lines.formula(
        "costTurnover",
        "Attrition (assumed)",
        Look.MONEY,
        "{org.engineers}*{attritionPerYear}/12*{org.replacementCostFraction}*{org.baseSalaryPerYear}");
  }

  private void delay() {
    String leadTimes =
        "%s:%s"
            .formatted(
                book.in(lines.scenarios().get(0), "leadTimeMonths"),
                book.in(lines.scenarios().get(lines.scenarios().size() - 1), "leadTimeMonths"));
    lines.formula(
        "costDelay",
        "Delay beyond the shortest lead time (assumed)",
        Look.MONEY,
        "{org.newProjectsPerYear}/12*{org.valuePerProjectMonth}*MAX(0,{leadTimeMonths}-MIN("
            + leadTimes
            + "))");
  }

  private void total() {
    lines.formula(
        "costTools",
        "Tools",
        Look.MONEY,
        "{org.engineers}*{subscriptionPerEngineerMonth}+{subscriptionFlatMonth}");
    lines.formula(
        Valued.MEASURABLE.name("totalMonthly"),
        "By hours alone: labour and tools",
        Look.MONEY,
        "[measurable.costLabour]+[costTools]");
    lines.formula(
        "totalMonthly",
        "Total, with assumptions",
        Look.MONEY,
        "[costLabour]+[costTurnover]+[costDelay]+[costTools]");
  }
}
