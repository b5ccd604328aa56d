package dev.makertime.reporter.download;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.report.Week;
import dev.makertime.render.table.Cell;
import dev.makertime.render.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of a team's page: of its live sections, or of some whole weeks. */
public final class TeamTables {
  private TeamTables() {}

  /** Makes tables of the answer about some whole weeks. */
  public static List<Table> ofPeriod(JsonNode period) {
    Map<String, JsonNode> sums = new LinkedHashMap<>();
    sums.put(
        "%s to %s".formatted(period.path("from").asText(), period.path("to").asText()),
        period.path("now"));
    if (period.path("weeksBefore").asInt() > 0) {
      sums.put("the weeks before", period.path("before"));
    }
    List<Table> tables = new ArrayList<>();
    tables.add(HoursRows.of("Period", "period", sums));
    tables.add(HoursRows.of("Weeks", "week from", weeks(period.path("trend"))));
    tables.add(subjects(period));
    return tables;
  }

  /** Makes tables of the sections of the page; of a small team only of its agreed weeks. */
  public static List<Table> ofPage(JsonNode sections) {
    List<Table> tables = new ArrayList<>();
    Map<String, JsonNode> sums = new LinkedHashMap<>();
    if (sections.has("today")) {
      sums.put(
          "today so far, " + sections.at("/today/date").asText(), sections.at("/today/period"));
    }
    if (sections.has("week")) {
      sums.put(
          "this week, from " + Week.parse(sections.at("/week/week").asText()).monday(),
          sections.at("/week/now"));
      int before = sections.at("/week/weeksBefore").asInt();
      if (before > 0) {
        sums.put("the %d weeks before".formatted(before), sections.at("/week/before"));
      }
    }
    if (!sums.isEmpty()) {
      tables.add(HoursRows.of("Now", "period", sums));
    }
    tables.add(HoursRows.of("Weeks", "week from", weeks(sections.path("trend"))));
    if (sections.has("subjects")) {
      tables.add(subjects(sections.path("subjects")));
    }
    return tables;
  }

  private static Map<String, JsonNode> weeks(JsonNode trend) {
    Map<String, JsonNode> weeks = new LinkedHashMap<>();
    trend
        .path("weeks")
        .forEach(week -> weeks.put(week.path("monday").asText(), week.path("period")));
    return weeks;
  }

  private static Table subjects(JsonNode of) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String kind : List.of("waiting", "manual")) {
      for (JsonNode one : of.path(kind)) {
        rows.add(
            List.of(
                Cell.text(one.path("subject").asText("other subjects, of few people each")),
                Cell.text(kind.equals("manual") ? "manual work" : kind),
                Cell.hours(one.path("seconds").asLong())));
      }
    }
    return new Table("Subjects", List.of("subject", "kind", "hours"), rows);
  }
}
