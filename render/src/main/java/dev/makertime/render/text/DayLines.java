package dev.makertime.render.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.model.DayAmounts;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.topics.Json;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders days as lines for machines: JSON as on the topic, or comma-separated values in seconds.
 */
public final class DayLines {
  private static final CsvMapper CSV = new CsvMapper();

  /** Fields of which more may be withheld: with the parts, or by themselves. */
  private static final Map<String, Optional<Extra>> FOLDABLE = foldable();

  private static final CsvSchema COLUMNS = columns();
  private static final CsvSchema TEAM_COLUMNS = teamColumns();

  private DayLines() {}

  private static Map<String, Optional<Extra>> foldable() {
    Map<String, Optional<Extra>> foldable = new LinkedHashMap<>();
    List.of("meeting", "manual", "queue", "run", "resume")
        .forEach(part -> foldable.put(part, Optional.empty()));
    foldable.put("focus", Optional.of(Extra.FOCUS));
    foldable.put("waitUpper", Optional.of(Extra.WAIT_UPPER));
    foldable.put("afterHoursMeeting", Optional.of(Extra.AFTER_HOURS));
    foldable.put("afterHoursManual", Optional.of(Extra.AFTER_HOURS));
    return foldable;
  }

  /** The fields of a day of which more may be withheld. */
  private static List<String> lacking(Withheld withheld) {
    return FOLDABLE.entrySet().stream()
        .filter(
            field ->
                field
                    .getValue()
                    .map(extra -> withheld.parts() || withheld.extras().contains(extra))
                    .orElse(withheld.parts()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Days as on the topic. */
  public static String json(List<EngineerDay> days) {
    StringBuilder lines = new StringBuilder();
    days.forEach(day -> lines.append(Json.MAPPER.valueToTree(day).toString()).append('\n'));
    return lines.toString();
  }

  /** Days with how much is known of each. */
  public static String json(List<EngineerDay> days, Function<EngineerDay, DayKnowledge> known) {
    StringBuilder lines = new StringBuilder();
    for (EngineerDay day : days) {
      line(lines, Json.MAPPER.valueToTree(day), known.apply(day));
    }
    return lines.toString();
  }

  /** Days as comma-separated values, with how much is known of each. */
  public static String csv(List<EngineerDay> days, Function<EngineerDay, DayKnowledge> known) {
    return csv(COLUMNS, days.stream().map(day -> row(day, known.apply(day))).toList());
  }

  /**
   * Days of teams as JSON, without subjects: one of a day may be one person's.
   *
   * @param withheld what is withheld of each; what is 0 of it is null
   */
  public static String teamJson(
      List<TeamDay> days,
      Function<TeamDay, KnownTimes> known,
      Function<TeamDay, Withheld> withheld) {
    StringBuilder lines = new StringBuilder();
    for (TeamDay day : days) {
      ObjectNode line = Json.MAPPER.valueToTree(day);
      line.remove(List.of("subjects", "contributors"));
      Withheld what = withheld.apply(day);
      line.put("withheld", what.isAny());
      lacking(what).stream()
          .filter(part -> line.has(part) && line.path(part).asLong() == 0)
          .forEach(line::putNull);
      if (what.extras().contains(Extra.AFTER_HOURS) && day.amounts().afterHours() == 0) {
        line.putNull("afterHours");
      }
      line(lines, line, known.apply(day));
    }
    return lines.toString();
  }

  /**
   * Days of teams as comma-separated values.
   *
   * @param withheld what is withheld of each; what is 0 of it is empty
   */
  public static String teamCsv(
      List<TeamDay> days,
      Function<TeamDay, KnownTimes> known,
      Function<TeamDay, Withheld> withheld) {
    return csv(
        TEAM_COLUMNS,
        days.stream().map(day -> teamRow(day, known.apply(day), withheld.apply(day))).toList());
  }

  private static String csv(CsvSchema columns, List<Map<String, Object>> rows) {
    try {
      return CSV.writerFor(List.class).with(columns).writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(StringBuilder lines, ObjectNode day, Object known) {
    day.set("known", Json.MAPPER.valueToTree(known));
    lines.append(day).append('\n');
  }

  private static void putParts(Map<String, Object> row, DayAmounts day) {
    row.put("available", day.available());
    row.put("meeting", day.meeting());
    row.put("manual", day.manual());
    row.put("queue", day.queue());
    row.put("run", day.run());
    row.put("resume", day.resume());
    row.put("technical", day.technical());
    row.put("focus", day.focus());
  }

  private static void putAfterHours(Map<String, Object> row, DayAmounts day) {
    row.put("afterHoursMeeting", day.afterHours().meeting());
    row.put("afterHoursManual", day.afterHours().manual());
  }

  private static Map<String, Object> teamRow(TeamDay day, KnownTimes known, Withheld withheld) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("team", harmless(day.team()));
    row.put("date", day.date().toString());
    row.put("people", day.people());
    putParts(row, day);
    row.put("waitUpper", day.waitUpper());
    putAfterHours(row, day);
    row.put("provisional", day.provisional());
    row.put("knownMeetings", share(known.meetings()));
    row.put("knownTools", share(known.tools()));
    row.put("withheld", withheld.isAny());
    lacking(withheld).forEach(part -> row.computeIfPresent(part, DayLines::shown));
    return row;
  }

  private static Object shown(String part, Object seconds) {
    return seconds.equals(0L) ? "" : seconds;
  }

  /** From 0 to 1; nothing where there is no working time. */
  private static String share(KnownTime known) {
    return known.all() == 0 ? "" : String.format(Locale.ROOT, "%.3f", known.share());
  }

  private static CsvSchema teamColumns() {
    CsvSchema.Builder columns = CsvSchema.builder();
    teamRow(TeamDay.of("", java.time.LocalDate.EPOCH, List.of()), KnownTimes.NONE, Withheld.NOTHING)
        .keySet()
        .forEach(columns::addColumn);
    return columns.build().withHeader();
  }

  private static Map<String, Object> row(EngineerDay day, DayKnowledge known) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("person", harmless(day.person()));
    row.put("date", day.date().toString());
    row.put("team", harmless(day.team()));
    putParts(row, day);
    row.put("focusBlocks", day.focusBlocks());
    putAfterHours(row, day);
    row.put("grossMeeting", day.gross().meeting());
    row.put("grossManual", day.gross().manual());
    row.put("grossWait", day.gross().waiting());
    row.put("waitUpper", day.waitUpper());
    row.put("waits", day.waits());
    row.put("unattended", day.unattended());
    row.put("longWaits", day.longWaits());
    row.put("manualSessions", day.manualSessions());
    row.put("provisional", day.provisional());
    row.put("knownMeetings", known.meetings().name().toLowerCase(Locale.ROOT));
    row.put("knownTools", known.tools().name().toLowerCase(Locale.ROOT));
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
    row(nobody, DayKnowledge.NOTHING).keySet().forEach(columns::addColumn);
    return columns.build().withHeader();
  }
}
