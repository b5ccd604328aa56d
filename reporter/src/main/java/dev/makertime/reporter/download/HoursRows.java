package dev.makertime.reporter.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Category;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.render.table.Cell;
import dev.makertime.render.table.Table;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Table of sums of working time, one row for each period, with how much of it is known. */
final class HoursRows {
  static final String AT_MOST =
      "≤: not everything is known, so what is left is the most that technical work can have been.";
  static final String WITHHELD =
      "Days of too few people are withheld and in no figure; rest: technical work together with"
          + " parts of few people. Beside a rest, withheld: all of it is in the rest; ≥: more of it"
          + " may be there.";

  private HoursRows() {}

  /**
   * Makes the table. Of a person it is the only one of its file, so its headings have the units.
   *
   * @param first heading of the rows' names
   * @param periods by name, in their order: sums with {@code sums}, {@code known} and, of teams,
   *     {@code people} and {@code leftOut}
   */
  static Table of(String title, String first, Map<String, JsonNode> periods) {
    boolean isTeam = periods.values().stream().anyMatch(one -> one.has("people"));
    List<String> columns = new ArrayList<>(List.of(first));
    for (String hours : hoursColumns()) {
      columns.add(isTeam ? hours : hours + ", h");
    }
    columns.addAll(List.of("meetings known", "tools known", "not over yet"));
    if (isTeam) {
      columns.addAll(List.of("people at most", "days withheld"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    periods.forEach((name, period) -> rows.add(row(name, period, isTeam)));
    return new Table(title, columns, rows, isTeam ? List.of(AT_MOST, WITHHELD) : List.of(AT_MOST));
  }

  private static List<String> hoursColumns() {
    List<String> columns = new ArrayList<>(List.of("available"));
    for (Category category : Category.values()) {
      columns.add(category.title());
    }
    columns.addAll(List.of("rest", "focus", "waiting, upper end", "after hours"));
    return columns;
  }

  private static List<Cell> row(String name, JsonNode period, boolean isTeam) {
    boolean isShown = !isTeam || period.path("days").asInt() > 0;
    List<Cell> row = new ArrayList<>();
    row.add(Cell.text(name));
    if (isShown) {
      addHours(row, read(period.path("sums"), TimeSums.class), known(period.path("known")));
      row.add(Cell.text(period.path("provisional").asBoolean() ? "yes" : null));
    } else {
      int figures = Category.values().length + 8;
      for (int i = 0; i < figures; i++) {
        row.add(i == 0 ? Cell.text("withheld") : Cell.EMPTY);
      }
    }
    if (isTeam) {
      row.add(isShown ? Cell.count(period.path("people").asLong()) : Cell.EMPTY);
      row.add(Cell.count(period.path("leftOut").asLong()));
    }
    return row;
  }

  private static void addHours(List<Cell> row, TimeSums sums, KnownTimes known) {
    row.add(Cell.hours(sums.available()));
    for (Category category : Category.values()) {
      row.add(hours(sums, category.seconds(sums), category.mark(known)));
    }
    row.add(sums.rest() > 0 ? rest(sums, FigureMark.ofRest(known)) : Cell.EMPTY);
    FigureMark focus = FigureMark.ofFocus(known);
    row.add(hours(sums, Extra.FOCUS, focus == FigureMark.UNKNOWN ? 0 : sums.focus(), focus));
    FigureMark tools = FigureMark.ofSeen(known.tools());
    row.add(hours(sums, Extra.WAIT_UPPER, sums.waitUpper(), tools));
    FigureMark both = FigureMark.ofSeen(known.both());
    row.add(hours(sums, Extra.AFTER_HOURS, sums.afterHours(), both));
    row.add(share(known.meetings()));
    row.add(share(known.tools()));
  }

  private static Cell hours(TimeSums sums, long seconds, FigureMark mark) {
    return Cell.hours(seconds, mark.within(sums, seconds));
  }

  private static Cell hours(TimeSums sums, Extra extra, long seconds, FigureMark mark) {
    return Cell.hours(seconds, mark.within(sums, extra, seconds));
  }

  /** Of technical work that cannot be told from it, all is in it: so it is a bound. */
  private static Cell rest(TimeSums sums, FigureMark mark) {
    boolean isTold = mark.within(sums, sums.technical()) != FigureMark.WITHHELD;
    return Cell.hours(sums.rest() + (isTold ? 0 : sums.technical()), mark);
  }

  private static Cell share(KnownTime known) {
    return known.all() == 0 ? Cell.EMPTY : Cell.share(known.share());
  }

  private static KnownTimes known(@Nullable JsonNode known) {
    return known == null || known.isMissingNode() ? KnownTimes.NONE : read(known, KnownTimes.class);
  }

  private static <T> T read(JsonNode json, Class<T> type) {
    try {
      return Objects.requireNonNull(Json.MAPPER.treeToValue(json, type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of our own cannot be read", e);
    }
  }
}
