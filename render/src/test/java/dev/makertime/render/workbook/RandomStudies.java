package dev.makertime.render.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.topics.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Simulations with every kind of mark: typed figures with and without range and author, factors,
 * measured ones, defaults, and what is not known.
 */
final class RandomStudies {
  private static final List<String> NAMES = List.of("Ana Maier", "bo", "José-Luis O'Neil", "李 小");
  private static final List<String> SCENARIOS = List.of("one", "très-2", "other way");

  private final Random random;
  private final RandomInputs inputs;

  RandomStudies(long seed) {
    random = new Random(seed);
    inputs = new RandomInputs(seed, 0);
  }

  /** One that can be simulated. */
  Assumptions next() throws Assumptions.Invalid {
    ObjectNode said = (ObjectNode) inputs.next();
    if (random.nextBoolean()) {
      sign(said);
    }
    if (random.nextInt(3) == 0) {
      said.put("successProbability", random.nextDouble());
    }
    if (random.nextInt(3) == 0) {
      said.path("scenarios").forEach(one -> ((ObjectNode) one).remove("featureCompleteness"));
    }
    if (!said.path("org").has("platformFeatureHours")) { // needed where hours exceed the contract
      said.withObject("/org").put("platformFeatureHours", 40);
    }
    vary((ObjectNode) said.path("org"));
    said.path("scenarios").forEach(one -> vary((ObjectNode) one));
    factors(said);
    loaded((ObjectNode) said.path("org"));
    return Assumptions.of(said, random.nextBoolean() ? baseline() : null);
  }

  /** A factor of something typed by somebody else. */
  private void factors(ObjectNode said) {
    for (String name : SCENARIOS) {
      ObjectNode scenario = said.withObject("/scenarios").withObject("/" + name);
      for (String field : List.of("manualFixedHours", "meetingHours", "leadTimeMonths")) {
        if (random.nextInt(3) == 0) {
          ObjectNode factor = scenario.putObject(field).put("factor", random.nextInt(11) / 10.0);
          if (random.nextBoolean()) {
            sign(factor);
          }
        }
      }
    }
  }

  private void loaded(ObjectNode org) {
    if (random.nextInt(3) == 0) {
      org.remove("baseSalaryPerYear");
      ObjectNode cost = org.putObject("monthlyCost").put("value", 5_000 + random.nextInt(9_000));
      if (random.nextBoolean()) {
        cost.put("low", 4_000).put("high", 20_000);
      }
      if (random.nextBoolean()) {
        sign(cost);
      }
    }
  }

  private void vary(ObjectNode part) {
    for (Map.Entry<String, JsonNode> one : List.copyOf(part.properties())) {
      JsonNode value = one.getValue();
      int kind = random.nextInt(6);
      if (value.isObject() || value.isNull() || kind > 3) {
        continue;
      }
      if (kind == 0 && !one.getKey().equals("engineers") && isLeftOut(one.getKey())) {
        part.remove(one.getKey());
        continue;
      }
      ObjectNode object = part.putObject(one.getKey());
      object.set("value", value);
      if (value.isNumber() && random.nextBoolean()) {
        object.put("low", value.asDouble()).put("high", value.asDouble());
      }
      if (random.nextBoolean()) {
        sign(object);
      }
    }
  }

  private static boolean isLeftOut(String key) {
    return !List.of(
            "baseSalaryPerYear", "projectBuildHours", "featureCompleteness", "platformFeatureHours")
        .contains(key);
  }

  private void sign(ObjectNode figure) {
    int which = random.nextInt(3);
    if (which != 0) {
      figure.put("by", NAMES.get(random.nextInt(NAMES.size())));
    }
    if (which != 1) {
      figure.put("on", LocalDate.parse("2026-01-05").plusDays(random.nextInt(300)).toString());
    }
  }

  private Baseline baseline() {
    Map<String, Baseline.Figure> figures = new TreeMap<>();
    for (String path :
        List.of(
            "org.engineers",
            "org.contractHoursPerMonth",
            "scenarios.current.manualFixedHours",
            "scenarios.current.meetingHours")) {
      if (random.nextInt(4) > 0) {
        double value =
            path.contains("contract")
                ? 120 + 40 * random.nextDouble()
                : 1 + 9 * random.nextDouble();
        figures.put(path, new Baseline.Figure(value, measured(value)));
      }
    }
    List<Run> runs = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      runs.add(new Run(1 + 90 * random.nextDouble(), 100 * random.nextDouble()));
    }
    Map<String, String> unknown = new TreeMap<>();
    if (!figures.containsKey("scenarios.current.meetingHours")) {
      unknown.put("scenarios.current.meetingHours", "no calendar told of any meeting");
    }
    return new Baseline(
        LocalDate.parse("2026-01-05"),
        LocalDate.parse("2026-03-29"),
        5,
        12,
        14 + random.nextDouble(),
        figures,
        runs,
        random.nextDouble(),
        1 + random.nextDouble(),
        unknown);
  }

  private FigureOrigin measured(double value) {
    boolean hasSpread = random.nextBoolean();
    @Nullable Double se = hasSpread ? Double.valueOf(random.nextDouble()) : null;
    return new FigureOrigin(
        random.nextInt(4) == 0 ? FigureCertainty.DEFAULT : FigureCertainty.MEASURED,
        "calendars",
        "2026-01-05/2026-03-29",
        2 + random.nextInt(9),
        4 + random.nextInt(9),
        se,
        hasSpread ? new Interval(value / 2, value * 2) : null,
        null,
        null,
        null,
        null);
  }

  /** As the file of such a simulation is written, and read as a text. */
  static JsonNode throughText(Assumptions assumptions) throws Exception {
    return Json.OUTSIDE.readTree(Json.MAPPER.writeValueAsString(assumptions.asFile()));
  }
}
