package dev.makertime.analysis.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a file of a watch, and collects every mistake by its path. */
final class WatchFileReader {
  private static final double WEEK = 168;
  private static final double FURTHEST = 1_000_000;
  private static final double MONEY = 1e15;
  private static final int SHOWN = 20;
  private static final int LONGEST = 1_000;

  /** A second: rates over less are meaningless. */
  private static final double LEAST = 1.0 / 3600;

  private static final Set<String> CONFIG =
      Set.of(
          "fullWeekHours",
          "promise",
          "keepShare",
          "learningWeeks",
          "rampWeeks",
          "anticipationWeeks",
          "minAvailability",
          "minBefore",
          "minAfter",
          "minEngineers",
          "minInformation",
          "commonShock",
          "riskAt",
          "horizonWeeks",
          "monthPrice",
          "waves");
  private static final Set<String> ROW =
      Set.of("engineer", "week", "contractHours", "availableHours", "covered", "hours");

  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  WatchFile read(JsonNode file) {
    if (!file.path("config").isObject() || !file.path("rows").isArray()) {
      throw new IllegalArgumentException("config and rows are needed");
    }
    known("", file, Set.of("config", "rows", "boundaries"));
    Map<String, Integer> waves = waves(file.at("/config/waves"));
    List<WatchedWeek> rows = new ArrayList<>();
    for (int i = 0; i < file.path("rows").size(); i++) {
      rows.add(row("rows[%d].".formatted(i), file.path("rows").path(i), waves));
    }
    WatchBoundary boundary = boundary(file.path("boundaries"));
    WatchPlan plan = plan(file.path("config"));
    int first = waves.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    int last = rows.stream().mapToInt(WatchedWeek::week).max().orElse(0);
    if (rows.isEmpty() || waves.isEmpty()) {
      mistakes.add("config.waves and rows must have one at least");
    }
    if (last - first > LONGEST) {
      mistakes.add("rows: more than %d weeks since the first wave".formatted(LONGEST));
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(all());
    }
    return new WatchFile(plan, boundary, first, last, rows);
  }

  private String all() {
    int more = mistakes.size() - SHOWN;
    return String.join("; ", mistakes.subList(0, Math.min(SHOWN, mistakes.size())))
        + (more > 0 ? "; and %d more".formatted(more) : "");
  }

  private Map<String, Integer> waves(JsonNode given) {
    Map<String, Integer> waves = new TreeMap<>();
    if (!given.isObject()) {
      mistakes.add("config.waves must be an object, of weeks by engineer");
    }
    for (Map.Entry<String, JsonNode> one : given.properties()) {
      String path = "config.waves." + one.getKey();
      waves.put(one.getKey(), whole(path, one.getValue(), -FURTHEST, FURTHEST));
    }
    return waves;
  }

  private WatchBoundary boundary(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return WatchBoundary.YEAR;
    }
    Map<Integer, Double> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> one : given.properties()) {
      String path = "boundaries." + one.getKey();
      if (!one.getKey().matches("[1-9][0-9]{0,5}") || one.getKey().equals("1")) {
        mistakes.add(path + " must be of 2 engineers or more");
      } else {
        values.put(Integer.valueOf(one.getKey()), number(path, one.getValue(), 0, FURTHEST));
      }
    }
    if (values.isEmpty()) {
      mistakes.add("boundaries must have one at least");
    }
    return new WatchBoundary(values);
  }

  private WatchPlan plan(JsonNode config) {
    known("config.", config, CONFIG);
    return new WatchPlan(
        of(config, "fullWeekHours", 40, 1, WEEK),
        promise(config),
        of(config, "keepShare", 1, 0, 1),
        of(config, "learningWeeks", null, 0, FURTHEST),
        of(config, "rampWeeks", null, 0, FURTHEST),
        wholeOf(config, "anticipationWeeks", 1, 0),
        of(config, "minAvailability", 0.5, 0, 1),
        wholeOf(config, "minBefore", 4, 2),
        wholeOf(config, "minAfter", 4, 1),
        wholeOf(config, "minEngineers", 4, 2),
        of(config, "minInformation", 0.2, 1e-6, FURTHEST),
        of(config, "commonShock", 2, 0, FURTHEST),
        of(config, "riskAt", 0.8, 0, 1),
        wholeOf(config, "horizonWeeks", 52, 1),
        monthPrice(config.path("monthPrice")));
  }

  private double promise(JsonNode config) {
    double promise = of(config, "promise", null, -WEEK, WEEK);
    if (promise >= 0) {
      mistakes.add("config.promise must be below 0: NO_PROMISE of fewer hours");
      return -1;
    }
    return promise;
  }

  private @Nullable MonthPrice monthPrice(JsonNode given) {
    return given.isMissingNode() || given.isNull()
        ? null
        : MonthPrice.of(number("config.monthPrice", given, -MONEY, MONEY));
  }

  private double of(
      JsonNode config, String name, @Nullable Number otherwise, double least, double most) {
    JsonNode given = config.path(name);
    return given.isMissingNode() && otherwise != null
        ? otherwise.doubleValue()
        : number("config." + name, given, least, most);
  }

  private int wholeOf(JsonNode config, String name, int otherwise, int least) {
    JsonNode given = config.path(name);
    return given.isMissingNode() ? otherwise : whole("config." + name, given, least, FURTHEST);
  }

  private WatchedWeek row(String path, JsonNode row, Map<String, Integer> waves) {
    known(path, row, ROW);
    String engineer = row.path("engineer").asText();
    Integer wave = waves.get(engineer);
    if (wave == null) {
      mistakes.add(path + "engineer must have a wave in config.waves");
    }
    int week = whole(path + "week", row.path("week"), -FURTHEST, FURTHEST);
    if (!seen.add(week + " " + engineer)) {
      mistakes.add("%sweek: %d of %s occurs twice".formatted(path, week, engineer));
    }
    if (!row.path("covered").isBoolean()) {
      mistakes.add(path + "covered must be true or false");
    }
    double available = row.path("availableHours").asDouble();
    if (available > 0 && available < LEAST) {
      mistakes.add(path + "availableHours must be 0 or at least a second");
    }
    return new WatchedWeek(
        engineer,
        week,
        week - (wave == null ? 0 : wave) + 1,
        number(path + "contractHours", row.path("contractHours"), 0, WEEK),
        number(path + "availableHours", row.path("availableHours"), 0, WEEK),
        row.path("covered").asBoolean(),
        number(path + "hours", row.path("hours"), 0, WEEK));
  }

  private void known(String path, JsonNode given, Set<String> names) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistakes.add(path + name + " is not known");
              }
            });
  }

  private int whole(String path, JsonNode given, double least, double most) {
    double value = number(path, given, least, most);
    if (value != Math.rint(value)) {
      mistakes.add(path + " must be a whole number");
    }
    return (int) value;
  }

  private double number(String path, JsonNode given, double least, double most) {
    double value = given.isNumber() ? given.asDouble() : Double.NaN;
    if (given.isMissingNode() || given.isNull()) {
      mistakes.add(path + " is missing");
      return least;
    }
    if (!(value >= least && value <= most)) {
      mistakes.add("%s must be a number from %s to %s".formatted(path, plain(least), plain(most)));
      return least;
    }
    return value;
  }

  private static String plain(double bound) {
    return new BigDecimal(String.valueOf(bound)).stripTrailingZeros().toPlainString();
  }
}
