package dev.makertime.reporter.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.study.Assumptions;
import dev.makertime.reporter.study.Origin;
import dev.makertime.reporter.workbook.Book.Look;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The inputs, and a steady month of each scenario in hours and money. */
final class SimulationSheet {
  private static final int KEY = 0;
  private static final int LABEL = 1;
  private static final int FIRST = 2;

  private final Book book;
  private final XSSFSheet sheet;
  private final Assumptions assumptions;
  private final List<String> scenarios;
  private int next;

  SimulationSheet(Book book, Assumptions assumptions, List<String> scenarios) {
    this.book = book;
    this.assumptions = assumptions;
    this.scenarios = List.copyOf(scenarios);
    sheet = book.sheet(InputCells.SHEET);
    sheet.setColumnWidth(KEY, 256 * 3);
    sheet.setColumnWidth(LABEL, 256 * 58);
    for (int i = 0; i <= scenarios.size() + 1; i++) {
      sheet.setColumnWidth(FIRST + i, 256 * 15);
    }
    sheet.setColumnHidden(KEY, true);
  }

  void write() {
    book.text(row(), LABEL, "makertime: what scenarios cost and give back", Look.TITLE);
    book.text(
        row(),
        LABEL,
        "Change any yellow cell: everything follows. A cell's note says where its value comes from.",
        Look.NOTE);
    org();
    scenarios();
    runs();
    hours();
    money();
  }

  private XSSFRow row() {
    return sheet.createRow(next++);
  }

  private XSSFRow heading(String text, String key) {
    next++;
    XSSFRow row = row();
    book.text(row, KEY, key, Look.NOTE);
    book.text(row, LABEL, text, Look.HEADING);
    return row;
  }

  private void org() {
    heading("The same for all", "org");
    InputCells.ORG.forEach(
        (key, label) -> {
          XSSFRow row = row();
          book.text(row, KEY, key, Look.NOTE);
          book.text(row, LABEL, label, Look.PLAIN);
          input(row, FIRST, "org." + key);
        });
  }

  private void scenarios() {
    XSSFRow head = heading("Scenarios, hours a month and engineer", "scenarios");
    names(head);
    InputCells.SCENARIO.forEach(
        (key, label) -> {
          XSSFRow row = row();
          book.text(row, KEY, key, Look.NOTE);
          book.text(row, LABEL, label, Look.PLAIN);
          for (int i = 0; i < scenarios.size(); i++) {
            input(row, FIRST + i, "scenarios." + scenarios.get(i) + "." + key);
          }
        });
  }

  private void names(XSSFRow row) {
    for (int i = 0; i < scenarios.size(); i++) {
      book.text(row, FIRST + i, scenarios.get(i), Look.HEAD);
    }
  }

  private void input(XSSFRow row, int column, String path) {
    JsonNode value = assumptions.tree().at("/" + path.replace('.', '/'));
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(book.style(Look.INPUT));
    if (value.isNumber()) {
      cell.setCellValue(value.asDouble());
    } else if (value.isTextual()) {
      cell.setCellValue(value.asText());
    }
    Origin origin = assumptions.origins().get(path);
    if (origin != null) {
      Book.note(cell, says(origin));
    }
    book.place(path, cell);
  }

  /** An origin in a few words. */
  static String says(Origin origin) {
    StringBuilder text = new StringBuilder(origin.kind().toString());
    text.append(": ").append(origin.source());
    if (origin.window() != null) {
      text.append("\n")
          .append(origin.window())
          .append(", %d engineers, %d weeks".formatted(origin.engineers(), origin.weeks()));
    }
    if (origin.ci95() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n95 %% interval %.2f to %.2f",
              origin.ci95().low(),
              origin.ci95().high()));
    }
    return text.toString();
  }

  /** Each class of waits by itself, so that every step can be followed. */
  private void runs() {
    XSSFRow head = heading("Waits: how long, how often a month and engineer", "runs");
    book.text(head, FIRST, "minutes", Look.HEAD);
    book.text(head, FIRST + 1, "count", Look.HEAD);
    for (int i = 0; i < scenarios.size(); i++) {
      book.text(head, FIRST + 2 + 2 * i, scenarios.get(i) + ": wait, h", Look.HEAD);
      book.text(head, FIRST + 3 + 2 * i, scenarios.get(i) + ": switch, h", Look.HEAD);
      sheet.setColumnWidth(FIRST + 2 + 2 * i, 256 * 22);
      sheet.setColumnWidth(FIRST + 3 + 2 * i, 256 * 22);
    }
    JsonNode runs = assumptions.tree().at("/org/runs");
    int first = next;
    for (int i = 0; i < Math.max(InputCells.RUNS, runs.size()); i++) {
      XSSFRow row = row();
      XSSFCell minutes = row.createCell(FIRST);
      XSSFCell count = row.createCell(FIRST + 1);
      minutes.setCellStyle(book.style(Look.INPUT));
      count.setCellStyle(book.style(Look.INPUT));
      if (i < runs.size()) {
        minutes.setCellValue(runs.path(i).path("minutes").asDouble());
        count.setCellValue(runs.path(i).path("perEngineerMonth").asDouble());
      }
      for (int j = 0; j < scenarios.size(); j++) {
        charge(row, scenarios.get(j), FIRST + 2 + 2 * j);
      }
    }
    XSSFRow sum = row();
    book.text(sum, LABEL, "sum, times the factor for waits at the same time", Look.PLAIN);
    for (int i = 0; i < 2 * scenarios.size(); i++) {
      String column = column(FIRST + 2 + i);
      XSSFCell cell =
          book.formula(
              sum,
              FIRST + 2 + i,
              "%s*SUM(%s%d:%s%d)"
                  .formatted(book.at("org.overlapFactor"), column, first + 1, column, next - 1),
              Look.HOURS);
      book.place(
          "%s.%s"
              .formatted(scenarios.get(i / 2), i % 2 == 0 ? "mechanicalWait" : "mechanicalSwitch"),
          cell);
    }
  }

  private void charge(XSSFRow row, String scenario, int column) {
    String minutes = "$C%d".formatted(row.getRowNum() + 1);
    String count = "$D%d".formatted(row.getRowNum() + 1);
    String length = "%s*%s".formatted(in(scenario, "runDurationFactor"), minutes);
    String often = "%s*%s".formatted(in(scenario, "runCountFactor"), count);
    String attention = book.at("org.attentionMinutes");
    String resumption = book.at("org.resumptionMinutes");
    book.formula(row, column, "%s*MIN(%s,%s)/60".formatted(often, length, attention), Look.HOURS);
    book.formula(
        row,
        column + 1,
        "%s*IF(%s=\"STEP\",IF(%s>%s,%s,0),MIN(MAX(%s-%s,0),%s))/60"
            .formatted(
                often,
                book.at("org.penaltyRule"),
                length,
                attention,
                resumption,
                length,
                attention,
                resumption),
        Look.HOURS);
  }

  private void hours() {
    names(heading("Hours a month and engineer", "hours"));
    line(
        "manual",
        "Manual",
        Look.HOURS,
        s ->
            "%s+%s*%s"
                .formatted(
                    in(s, "manualFixedHours"),
                    in(s, "maintenanceHoursPerProject"),
                    book.at("org.projectsPerEngineer")));
    line(
        "mechanical",
        "Mechanical: waiting and coming back",
        Look.HOURS,
        s -> "%s+%s".formatted(of(s, "mechanicalWait"), of(s, "mechanicalSwitch")));
    line("meetings", "Meetings", Look.HOURS, s -> in(s, "meetingHours"));
    line(
        "technical",
        "Technical: what is left",
        Look.HOURS,
        s ->
            "MAX(0,%s-%s-%s-%s)"
                .formatted(
                    book.at("org.contractHoursPerMonth"),
                    of(s, "manual"),
                    of(s, "mechanical"),
                    of(s, "meetings")));
    String features =
        "IF(ISBLANK(%s),%s,%s)"
            .formatted(
                book.at("org.platformFeatureHours"),
                of("current", "technical"),
                book.at("org.platformFeatureHours"));
    line(
        "featureGapDemand",
        "What the platform's gaps would take",
        Look.HOURS,
        s -> "(1-%s)*%s".formatted(in(s, "featureCompleteness"), features));
    line(
        "featureGap",
        "Feature gap (assumed)",
        Look.HOURS,
        s -> "MIN(%s,%s)".formatted(of(s, "technical"), of(s, "featureGapDemand")));
    line(
        "useful",
        "Useful: technical without the gap",
        Look.HOURS,
        s -> "%s-%s".formatted(of(s, "technical"), of(s, "featureGap")));
    line(
        "overload",
        "Overload: beyond the contract",
        Look.HOURS,
        s ->
            "MAX(0,%s+%s+%s-%s)"
                .formatted(
                    of(s, "manual"),
                    of(s, "mechanical"),
                    of(s, "meetings"),
                    book.at("org.contractHoursPerMonth")));
    line(
        "waste",
        "Not useful",
        Look.HOURS,
        s ->
            "%s+%s+%s+%s"
                .formatted(
                    of(s, "manual"), of(s, "mechanical"), of(s, "meetings"), of(s, "featureGap")));
  }

  private void money() {
    names(heading("Money a month, all engineers", "money"));
    XSSFRow row = row();
    book.text(row, LABEL, "An hour costs", Look.PLAIN);
    book.place(
        "hourlyCost",
        book.formula(
            row,
            FIRST,
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
                line(
                    cost.getKey(),
                    "Cost of: " + cost.getKey().substring(4).replace("FeatureGap", "Feature gap"),
                    Look.MONEY,
                    s -> "%s*%s".formatted(hour, of(s, cost.getValue()))));
    line(
        "costLabour", "Labour: all four", Look.MONEY, s -> "%s*%s".formatted(hour, of(s, "waste")));
    line(
        "costTurnover",
        "Turnover (assumed)",
        Look.MONEY,
        s ->
            "%s*%s/12*%s*%s"
                .formatted(
                    book.at("org.engineers"),
                    in(s, "attritionPerYear"),
                    book.at("org.replacementCostFraction"),
                    book.at("org.baseSalaryPerYear")));
    String leadTimes =
        "%s:%s"
            .formatted(
                in(scenarios.get(0), "leadTimeMonths"),
                in(scenarios.get(scenarios.size() - 1), "leadTimeMonths"));
    line(
        "costDelay",
        "Delay beyond the shortest lead time (assumed)",
        Look.MONEY,
        s ->
            "%s/12*%s*MAX(0,%s-MIN(%s))"
                .formatted(
                    book.at("org.newProjectsPerYear"),
                    book.at("org.valuePerProjectMonth"),
                    in(s, "leadTimeMonths"),
                    leadTimes));
    line(
        "costTools",
        "Tools",
        Look.MONEY,
        s ->
            "%s*%s+%s"
                .formatted(
                    book.at("org.engineers"),
                    in(s, "subscriptionPerEngineerMonth"),
                    in(s, "subscriptionFlatMonth")));
    line(
        "totalMonthly",
        "Total",
        Look.MONEY,
        s ->
            "%s+%s+%s+%s"
                .formatted(
                    of(s, "costLabour"),
                    of(s, "costTurnover"),
                    of(s, "costDelay"),
                    of(s, "costTools")));
  }

  private void line(String name, String label, Look look, Function<String, String> formula) {
    XSSFRow row = row();
    book.text(row, LABEL, label, Look.PLAIN);
    for (int i = 0; i < scenarios.size(); i++) {
      String scenario = scenarios.get(i);
      book.place(
          scenario + "." + name, book.formula(row, FIRST + i, formula.apply(scenario), look));
    }
  }

  private String in(String scenario, String field) {
    return book.at("scenarios." + scenario + "." + field);
  }

  private String of(String scenario, String name) {
    return book.at(scenario + "." + name);
  }

  private static String column(int index) {
    return org.apache.poi.ss.util.CellReference.convertNumToColString(index);
  }

  @Nullable XSSFSheet sheet() {
    return sheet;
  }
}
