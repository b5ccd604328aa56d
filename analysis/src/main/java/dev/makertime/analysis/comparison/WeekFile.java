package dev.makertime.analysis.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads weeks of engineers from JSON. With any mistake the file is rejected, and every mistake is
 * reported by its path. Hours are per week, 0 to 168. A missing value is never read as 0.
 */
public final class WeekFile {
  private static final double WEEK = 168;
  private static final double YEARS = 1_000;
  private static final double FURTHEST = 1_000_000;
  private static final int SHOWN = 20;

  private static final Set<String> FIELDS = Set.of("config", "categories", "rows", "controls");
  private static final Set<String> CONFIG =
      Set.of(
          "fullWeekHours",
          "migrationWeekIndex",
          "anticipationWeeks",
          "rampWeeks",
          "minAvailability",
          "minWeeks");
  private static final Set<String> ROW =
      Set.of(
          "engineer",
          "week",
          "contractHours",
          "availableHours",
          "covered",
          "hours",
          "calendarWeek");

  private final List<String> mistakes = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();
  private final Map<String, Integer> weeks = new HashMap<>();

  private WeekFile() {}

  /**
   * Reads {@code config}, {@code categories}, {@code rows} and, where some did not migrate, their
   * names as {@code controls}.
   *
   * @throws IllegalArgumentException when they cannot be compared, with every reason
   */
  public static PairedComparison.Inputs read(JsonNode request) throws JsonProcessingException {
    WeekFile file = new WeekFile();
    file.check(request);
    if (!file.mistakes.isEmpty()) {
      int more = file.mistakes.size() - SHOWN;
      throw new IllegalArgumentException(
          String.join("; ", file.mistakes.subList(0, Math.min(SHOWN, file.mistakes.size())))
              + (more > 0 ? "; and %d more".formatted(more) : ""));
    }
    return Json.MAPPER.treeToValue(request, PairedComparison.Inputs.class);
  }

  private void check(JsonNode request) {
    if (!request.path("config").isObject()
        || !request.path("categories").isArray()
        || !request.path("rows").isArray()) {
      mistakes.add("config, categories and rows are needed");
      return;
    }
    known("", request, FIELDS);
    config(request.path("config"));
    request.path("categories").forEach(this::category);
    if (categories.isEmpty()) {
      mistakes.add("categories must name at least one");
    }
    for (JsonNode row : request.path("rows")) {
      row.path("hours").fieldNames().forEachRemaining(seen::add);
    }
    for (String category : categories) {
      if (!seen.contains(category)) {
        mistakes.add(
            "categories: no row has hours of %s, but of %s"
                .formatted(category, seen.isEmpty() ? "nothing" : String.join(", ", seen)));
      }
    }
    int index = 0;
    for (JsonNode row : request.path("rows")) {
      row("rows[%d].".formatted(index++), row);
    }
    request.path("controls").forEach(name -> control(name, request.path("rows")));
  }

  private void control(JsonNode name, JsonNode rows) {
    for (JsonNode row : rows) {
      if (name.isTextual() && name.equals(row.path("engineer"))) {
        return;
      }
    }
    mistakes.add("controls: %s has no row".formatted(name));
  }

  private void config(JsonNode config) {
    known("config.", config, CONFIG);
    number("config.fullWeekHours", config, 1, WEEK);
    whole("config.migrationWeekIndex", config, -FURTHEST, FURTHEST);
    whole("config.anticipationWeeks", config, 0, YEARS);
    whole("config.rampWeeks", config, 0, YEARS);
    number("config.minAvailability", config, 0, 1);
    whole("config.minWeeks", config, 1, YEARS);
  }

  private void category(JsonNode given) {
    if (!given.isTextual() || given.asText().isBlank()) {
      mistakes.add("categories must be names");
    } else if (categories.contains(given.asText())) {
      mistakes.add("categories: %s occurs twice".formatted(given.asText()));
    } else {
      categories.add(given.asText());
    }
  }

  private void row(String path, JsonNode row) {
    if (!row.isObject()) {
      mistakes.add(path + " must be an object");
      return;
    }
    known(path, row, ROW);
    if (!row.path("engineer").isTextual() || row.path("engineer").asText().isBlank()) {
      mistakes.add(path + "engineer must be a name");
    }
    JsonNode calendar = row.path("calendarWeek");
    if (!calendar.isMissingNode() && !calendar.isNull() && !calendar.isTextual()) {
      mistakes.add(path + "calendarWeek must be text");
    }
    whole(path + "week", row, -FURTHEST, FURTHEST);
    number(path + "contractHours", row, 0, WEEK);
    number(path + "availableHours", row, 0, WEEK);
    double available = row.path("availableHours").asDouble();
    if (available > 0 && available < EngineerWeeks.Row.LEAST_AVAILABLE) {
      mistakes.add(path + "availableHours must be 0 or at least a second");
    }
    if (!row.path("covered").isBoolean()) {
      mistakes.add(path + "covered must be true or false");
    }
    hours(path, row);
    twice(path, row);
  }

  private void hours(String path, JsonNode row) {
    JsonNode hours = row.path("hours");
    if (!hours.isObject()) {
      mistakes.add(path + "hours must be an object, of hours by category");
      return;
    }
    Set<String> named = new HashSet<>();
    for (Map.Entry<String, JsonNode> one : hours.properties()) {
      named.add(one.getKey());
      number(path + "hours." + one.getKey(), one.getValue(), 0, WEEK, false);
    }
    for (String category : categories) {
      boolean misspelt = !seen.contains(category);
      if (row.path("covered").asBoolean() && !misspelt && !named.contains(category)) {
        mistakes.add("%shours.%s is missing".formatted(path, category));
      }
    }
  }

  /** A week that is there twice would weigh twice. */
  private void twice(String path, JsonNode row) {
    String key = row.path("week").asText() + " " + row.path("engineer").asText();
    Integer first = weeks.putIfAbsent(key, weeks.size());
    if (first != null) {
      mistakes.add(
          "%sweek: %s of %s occurs twice"
              .formatted(path, row.path("week").asText(), row.path("engineer").asText()));
    }
  }

  private void whole(String path, JsonNode of, double least, double most) {
    number(path, of.path(path.substring(path.lastIndexOf('.') + 1)), least, most, true);
  }

  private void number(String path, JsonNode of, double least, double most) {
    number(path, of.path(path.substring(path.lastIndexOf('.') + 1)), least, most, false);
  }

  private void number(String path, JsonNode given, double least, double most, boolean whole) {
    double value = given.asDouble();
    if (given.isMissingNode() || given.isNull()) {
      mistakes.add(path + " is missing");
    } else if (!given.isNumber() || !(value >= least && value <= most)) {
      mistakes.add("%s must be %s to %s".formatted(path, plain(least), plain(most)));
    } else if (whole && value != Math.rint(value)) {
      mistakes.add(path + " must be a whole number");
    }
  }

  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }

  private void known(String path, JsonNode given, Collection<String> names) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistakes.add(path + name + " is not known");
              }
            });
  }
}
