package dev.makertime.reporter.download;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.model.Activity;
import dev.makertime.render.table.Cell;
import dev.makertime.render.table.Table;
import dev.makertime.reporter.evidence.Objection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tables of a person's own days and evidence. */
public final class OwnTables {
  private static final List<String> EVIDENCE =
      List.of(
          "start",
          "end",
          "kind",
          "subject",
          "source",
          "identity",
          "id",
          "began",
          "link",
          "objected",
          "reason");

  private static final List<String> DAYS =
      List.of(
          "date",
          "team",
          "available, h",
          "meetings, h",
          "manual work, h",
          "wait: queue, h",
          "wait: run, h",
          "wait: resume, h",
          "technical work, h",
          "focus, h",
          "after hours, h",
          "meetings known",
          "tools known",
          "not over yet");

  private static final String KNOWN = "known";

  private OwnTables() {}

  /** Makes the table of the weeks of the person's page. */
  public static List<Table> ofPage(JsonNode sections) {
    Map<String, JsonNode> weeks = new LinkedHashMap<>();
    sections.path("weeks").forEach(week -> weeks.put(week.path("monday").asText(), week));
    return List.of(HoursRows.of("Weeks", "week from", weeks));
  }

  /** Makes the table of days, each with what is known of it. */
  public static Table days(JsonNode days) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode day : days) {
      String meetings = day.at("/known/meetings").asText();
      String tools = day.at("/known/tools").asText();
      FigureMark seen = mark(tools);
      boolean isKnown = meetings.equals(KNOWN) && tools.equals(KNOWN);
      FigureMark left = isKnown ? FigureMark.MEASURED : FigureMark.AT_MOST;
      JsonNode after = day.path("afterHours");
      rows.add(
          List.of(
              Cell.text(day.path("date").asText()),
              Cell.text(day.path("team").asText(null)),
              Cell.hours(day.path("available").asLong()),
              Cell.hours(day.path("meeting").asLong(), mark(meetings)),
              Cell.hours(day.path("manual").asLong(), seen),
              Cell.hours(day.path("queue").asLong(), seen),
              Cell.hours(day.path("run").asLong(), seen),
              Cell.hours(day.path("resume").asLong(), seen),
              Cell.hours(day.path("technical").asLong(), left),
              Cell.hours(day.path("focus").asLong(), left),
              Cell.hours(after.path("meeting").asLong() + after.path("manual").asLong()),
              Cell.text(meetings),
              Cell.text(tools),
              Cell.text(day.path("provisional").asBoolean() ? "yes" : "")));
    }
    return new Table("Days", DAYS, rows, List.of(HoursRows.AT_MOST));
  }

  private static FigureMark mark(String known) {
    return known.equals("unknown") ? FigureMark.UNKNOWN : FigureMark.MEASURED;
  }

  /** Makes the table of evidence, with what its person has marked as wrong. */
  public static Table evidence(JsonNode activities) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode one : activities) {
      String identity = one.path("identity").asText();
      String link = one.path("labels").path(Activity.URL).asText();
      rows.add(
          Stream.of(
                  one.path("start").asText(),
                  one.path("end").asText(null),
                  one.path("kind").asText(),
                  one.path("subject").asText(null),
                  identity.substring(0, identity.indexOf(':')),
                  identity,
                  one.path("id").asText(),
                  one.path("began").asText(null),
                  Activity.isWebAddress(link) ? link : "",
                  one.path("void").asBoolean() ? "yes" : "",
                  one.path("labels").path(Objection.REASON).asText())
              .map(Cell::text)
              .toList());
    }
    return new Table("Evidence", EVIDENCE, rows);
  }
}
