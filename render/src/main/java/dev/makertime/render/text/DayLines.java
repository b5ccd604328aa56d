package dev.makertime.render.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.topics.Json;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders days as lines for machines: JSON as on the topic, or comma-separated values in seconds.
 */
public final class DayLines {
  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema COLUMNS = columns();
  private static final CsvSchema TEAM_COLUMNS = teamColumns();

  private DayLines() {}

  public static String json(List<EngineerDay> days) {
    StringBuilder lines = new StringBuilder();
    try {
      for (EngineerDay day : days) {
        lines.append(Json.MAPPER.writeValueAsString(day)).append('\n');
      }
      return lines.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String csv(List<EngineerDay> days) {
    try {
      return CSV.writerFor(List.class)
          .with(COLUMNS)
          .writeValueAsString(days.stream().map(DayLines::row).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Days of teams as JSON, without subjects: one of a day may be one person's. */
  public static String teamJson(List<TeamDay> days) {
    StringBuilder lines = new StringBuilder();
    for (TeamDay day : days) {
      ObjectNode line = Json.MAPPER.valueToTree(day);
      line.remove(List.of("subjects", "contributors"));
      lines.append(line.toString()).append('\n');
    }
    return lines.toString();
  }

  /** Days of teams as comma-separated values. */
  public static String teamCsv(List<TeamDay> days) {
    try {
      return CSV.writerFor(List.class)
          .with(TEAM_COLUMNS)
          .writeValueAsString(days.stream().map(DayLines::teamRow).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> teamRow(TeamDay day) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("team", harmless(day.team()));
    row.put("date", day.date().toString());
    row.put("people", day.people());
    row.put("available", day.available());
    row.put("meeting", day.meeting());
    row.put("manual", day.manual());
    row.put("queue", day.queue());
    row.put("run", day.run());
    row.put("resume", day.resume());
    row.put("technical", day.technical());
    row.put("focus", day.focus());
    row.put("waitUpper", day.waitUpper());
    row.put("afterHoursMeeting", day.afterHours().meeting());
    row.put("afterHoursManual", day.afterHours().manual());
    row.put("provisional", day.provisional());
    return row;
  }

  private static CsvSchema teamColumns() {
    CsvSchema.Builder columns = CsvSchema.builder();
    teamRow(TeamDay.of("", java.time.LocalDate.EPOCH, List.of()))
        .keySet()
        .forEach(columns::addColumn);
    return columns.build().withHeader();
  }

  private static Map<String, Object> row(EngineerDay day) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("person", harmless(day.person()));
    row.put("date", day.date().toString());
    row.put("team", harmless(day.team()));
    row.put("available", day.available());
    row.put("meeting", day.meeting());
    row.put("manual", day.manual());
    row.put("queue", day.queue());
    row.put("run", day.run());
    row.put("resume", day.resume());
    row.put("technical", day.technical());
    row.put("focus", day.focus());
    row.put("focusBlocks", day.focusBlocks());
    row.put("afterHoursMeeting", day.afterHours().meeting());
    row.put("afterHoursManual", day.afterHours().manual());
    row.put("grossMeeting", day.gross().meeting());
    row.put("grossManual", day.gross().manual());
    row.put("grossWait", day.gross().waiting());
    row.put("waitUpper", day.waitUpper());
    row.put("waits", day.waits());
    row.put("unattended", day.unattended());
    row.put("longWaits", day.longWaits());
    row.put("manualSessions", day.manualSessions());
    row.put("provisional", day.provisional());
    return row;
  }

  /** A spreadsheet takes a cell that begins so for a formula. */
  public static String harmless(@Nullable String text) {
    String value = text == null ? "" : text;
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  private static CsvSchema columns() {
    CsvSchema.Builder columns = CsvSchema.builder();
    EngineerDay nobody =
        new EngineerDay(
            "",
            java.time.LocalDate.EPOCH,
            null,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            new EngineerDay.AfterHours(0, 0),
            new EngineerDay.Gross(0, 0, 0),
            0,
            0,
            0,
            0,
            0,
            new java.util.TreeMap<>(),
            false);
    row(nobody).keySet().forEach(columns::addColumn);
    return columns.build().withHeader();
  }
}
