package dev.makertime.reporter.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.reporter.money.Inputs;
import dev.makertime.reporter.money.Links;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Inputs made complete: what was measured, else what somebody assumed, else a default with its
 * source. A figure may be given as {@code 5}, as {@code {value: 5, low: 3, high: 8}}, or, outside
 * the current scenario, as {@code {factor: 0.5}} of the current one; what another scenario leaves
 * out is as now.
 *
 * @param tree the complete inputs, so that every figure has a path
 * @param inputs the same
 * @param origins by path, where each comes from
 * @param links of which current figure a projected one is a multiple
 * @param replaced what was typed and has been measured, by path: the typed figure
 */
public record Assumptions(
    ObjectNode tree,
    Inputs inputs,
    Map<String, Origin> origins,
    Links links,
    Map<String, Double> replaced) {

  /** They cannot be used; each line says why. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> mistakes;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
      return mistakes;
    }
  }

  public Assumptions {
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    replaced = Collections.unmodifiableMap(new TreeMap<>(replaced));
  }

  /**
   * Completes what a file says.
   *
   * @param file with {@code org} and {@code scenarios}
   * @param baseline what was measured, if it was
   */
  public static Assumptions of(JsonNode file, @Nullable Baseline baseline) throws Invalid {
    return new Reader(file, baseline).read();
  }

  private static final class Reader {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,39}");
    private static final List<String> VALUE = List.of("value", "low", "high");
    private static final List<String> WHOLE =
        List.of("horizonMonths", "amortisationMonths", "learningMonths", "rampMonths");

    private final JsonNode file;
    private final @Nullable Baseline baseline;
    private final ObjectNode org = Json.MAPPER.createObjectNode();
    private final Map<String, ObjectNode> scenarios = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();
    private final Map<String, Double> replaced = new TreeMap<>();
    private final Map<String, Map<String, Double>> links = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    Reader(JsonNode file, @Nullable Baseline baseline) {
      this.file = file;
      this.baseline = baseline;
    }

    Assumptions read() throws Invalid {
      if (!file.isObject()) {
        throw new Invalid(List.of("an object with org and scenarios is needed"));
      }
      unknown("", file, List.of("org", "scenarios", "successProbability"));
      requireObject("org", file.path("org"));
      requireObject("scenarios", file.path("scenarios"));
      file.path("scenarios").properties().forEach(one -> checkName(one.getKey(), one.getValue()));
      if (!mistakes.isEmpty()) {
        throw new Invalid(mistakes);
      }
      org();
      scenario(Inputs.CURRENT, file.path("scenarios").path(Inputs.CURRENT));
      file.path("scenarios")
          .properties()
          .forEach(
              scenario -> {
                if (!scenario.getKey().equals(Inputs.CURRENT)) {
                  scenario(scenario.getKey(), scenario.getValue());
                }
              });
      if (!mistakes.isEmpty()) {
        throw new Invalid(mistakes);
      }
      ObjectNode tree = Json.MAPPER.createObjectNode();
      tree.set("org", org);
      ObjectNode all = tree.putObject("scenarios");
      scenarios.forEach(all::set);
      try {
        return new Assumptions(
            tree, Json.MAPPER.treeToValue(tree, Inputs.class), origins, new Links(links), replaced);
      } catch (JsonProcessingException e) {
        Throwable cause = e.getCause();
        throw new Invalid(
            List.of(
                cause instanceof IllegalArgumentException
                    ? String.valueOf(cause.getMessage())
                    : e.getOriginalMessage()));
      }
    }

    private void requireObject(String path, JsonNode said) {
      if (!said.isObject() && !said.isMissingNode() && !said.isNull()) {
        mistakes.add(path + " must be an object");
      }
    }

    /** Names stand in paths, in cells and on pages. */
    private void checkName(String name, JsonNode said) {
      if (!NAME.matcher(name).matches()) {
        mistakes.add(
            "scenarios: a name has letters, digits, spaces, - and _, 40 at most, unlike '%s'"
                .formatted(name));
      } else if (!said.isObject()) {
        mistakes.add("scenarios.%s must be an object".formatted(name));
      }
    }

    private void org() {
      JsonNode said = file.path("org");
      List<String> names = new ArrayList<>(Defaults.ORG.keySet());
      names.addAll(List.of("platformFeatureHours", "runs", "monthlyCost"));
      unknown("org.", said, names);
      Defaults.ORG.forEach(
          (name, of) -> {
            if (!name.equals("baseSalaryPerYear")) {
              put(org, "org.", name, said.path(name), of, derived(name));
            }
          });
      salary(said);
      String features = "platformFeatureHours";
      if (said.path(features).isMissingNode() || said.path(features).isNull()) {
        org.putNull(features);
        origins.put("org." + features, Origin.of(Kind.DEFAULT, "the current technical hours"));
      } else {
        put(org, "org.", features, said.path(features), new Defaults.Of(null, "", 0, 744), null);
      }
      runs(said.path("runs"));
    }

    private @Nullable JsonNode derived(String name) {
      return switch (name) {
        case "amortisationMonths" -> org.get("horizonMonths");
        case "capacityStartProjects" -> org.get("projectsPerEngineer");
        default -> null;
      };
    }

    /** A person-month is given as a salary and its multiplier or as its loaded cost. */
    private void salary(JsonNode said) {
      Defaults.Of of = new Defaults.Of(null, "", 0, 1e12);
      if (said.has("monthlyCost") && said.has("baseSalaryPerYear")) {
        mistakes.add("org: either monthlyCost or baseSalaryPerYear, not both");
        return;
      }
      if (said.has("baseSalaryPerYear")) {
        put(org, "org.", "baseSalaryPerYear", said.path("baseSalaryPerYear"), of, null);
        return;
      }
      Baseline.Figure known = measured("org.monthlyCost");
      Double month = said.has("monthlyCost") ? number(said.path("monthlyCost")) : null;
      if (month == null && known != null) {
        month = known.value();
      }
      if (month == null || month < 0) {
        mistakes.add(
            "org.baseSalaryPerYear is missing: a yearly salary, or monthlyCost, the loaded cost of"
                + " a person-month");
        return;
      }
      double yearly = 12 / org.path("benefitsMultiplier").asDouble(1);
      org.put("baseSalaryPerYear", month * yearly);
      JsonNode given = said.path("monthlyCost");
      Double low = bound(given, "low");
      Double high = bound(given, "high");
      origins.put(
          "org.baseSalaryPerYear",
          said.has("monthlyCost") || known == null
              ? Origin.assumed(
                  "of the loaded cost of a person-month",
                  low == null ? null : Double.valueOf(low * yearly),
                  high == null ? null : Double.valueOf(high * yearly))
              : known.origin());
      check("org.monthlyCost", given, month, of);
      Origin multiplier = origins.get("org.benefitsMultiplier");
      if (multiplier != null) {
        origins.put(
            "org.benefitsMultiplier", Origin.of(multiplier.kind(), Origin.WITHIN_LOADED_COST));
      }
    }

    private void runs(JsonNode said) {
      if (baseline != null && !baseline.runs().isEmpty()) {
        org.set("runs", Json.MAPPER.valueToTree(baseline.runs()));
        Baseline.Figure overlap = measured("org.overlapFactor");
        if (overlap != null) {
          origins.put(
              "org.runs",
              new Origin(
                  Kind.MEASURED,
                  "attended waits by their length",
                  overlap.origin().window(),
                  baseline.engineers(),
                  baseline.weeks(),
                  null,
                  null,
                  null,
                  null));
        }
        return;
      }
      org.set("runs", said.isArray() ? said : Json.MAPPER.createArrayNode());
      origins.put(
          "org.runs",
          said.isArray()
              ? Origin.of(Kind.ASSUMED, "the inputs")
              : Origin.of(Kind.DEFAULT, "none is known"));
      if (!said.isArray() && !said.isMissingNode() && !said.isNull()) {
        mistakes.add("org.runs must be a list of minutes and perEngineerMonth");
      }
      for (JsonNode run : said) {
        unknown("org.runs.", run, List.of("minutes", "perEngineerMonth"));
        if (!(run.path("minutes").asDouble(-1) >= 0)
            || !(run.path("perEngineerMonth").asDouble(-1) >= 0)) {
          mistakes.add("org.runs: each needs minutes and perEngineerMonth, neither below 0");
        } else if (run.path("minutes").asDouble() > 1e6
            || run.path("perEngineerMonth").asDouble() > 1e6) {
          mistakes.add("org.runs: minutes and perEngineerMonth must be at most 1000000");
        }
      }
    }

    private void scenario(String name, JsonNode said) {
      String path = "scenarios." + name + ".";
      List<String> names = new ArrayList<>(Defaults.SCENARIO.keySet());
      names.addAll(Defaults.PROJECTED.keySet());
      unknown(path, said, names);
      ObjectNode scenario = Json.MAPPER.createObjectNode();
      scenarios.put(name, scenario);
      boolean isCurrent = name.equals(Inputs.CURRENT);
      ObjectNode current = scenarios.get(Inputs.CURRENT);
      Defaults.SCENARIO.forEach(
          (field, of) -> {
            JsonNode value = said.path(field);
            if (isCurrent || current == null) {
              put(scenario, path, field, value, of, null);
            } else if (value.isMissingNode() || value.has("factor")) {
              asNow(scenario, path, field, value, of, current);
            } else {
              put(scenario, path, field, value, of, null);
            }
          });
      Defaults.PROJECTED.forEach(
          (field, of) ->
              put(
                  scenario,
                  path,
                  field,
                  said.path(field),
                  isCurrent ? new Defaults.Of(zero(of), "nothing changes", 0, of.most()) : of,
                  null));
    }

    private static Number zero(Defaults.Of of) {
      if (of.value() instanceof Integer) {
        return 0;
      }
      return 0.0;
    }

    private void asNow(
        ObjectNode scenario,
        String path,
        String field,
        JsonNode value,
        Defaults.Of of,
        ObjectNode current) {
      unknown(path + field + ".", value, List.of("factor"));
      double factor = value.has("factor") ? value.path("factor").asDouble(-1) : 1;
      double product = factor * current.path(field).asDouble();
      if (!(factor >= 0) || product > of.most()) {
        mistakes.add(
            "%s%s.factor must not be below 0, nor lead out of bounds".formatted(path, field));
        return;
      }
      scenario.put(field, product);
      origins.put(
          path + field,
          Origin.of(
              Kind.ASSUMED,
              value.has("factor")
                  ? "%s × now".formatted(value.path("factor").asText())
                  : "as now"));
      links
          .computeIfAbsent("scenarios.current." + field, missing -> new TreeMap<>())
          .put(path + field, factor);
    }

    private void put(
        ObjectNode to,
        String path,
        String name,
        JsonNode said,
        Defaults.Of of,
        @Nullable JsonNode derived) {
      Baseline.Figure measured = measured(path + name);
      if (!of.isNumber()) {
        boolean given = said.isTextual() && !isAsCharged(name);
        if (!said.isTextual() && !said.isMissingNode() && !said.isNull()) {
          mistakes.add(path + name + " must be text");
        }
        List<String> choices = Defaults.CHOICES.getOrDefault(name, List.of());
        if (given && !choices.isEmpty() && !choices.contains(said.asText())) {
          mistakes.add("%s%s must be %s".formatted(path, name, String.join(" or ", choices)));
        }
        to.put(name, given ? said.asText() : String.valueOf(of.value()));
        origins.put(
            path + name,
            given
                ? Origin.of(Kind.ASSUMED, "the inputs")
                : Origin.of(isAsCharged(name) ? Kind.MEASURED : Kind.DEFAULT, of.source()));
        return;
      }
      Double typed = number(said);
      if (isByDefinition(path + name)) {
        to.put(name, 1.0);
        origins.put(path + name, Origin.of(Kind.MEASURED, "1 by definition"));
        if (typed != null && typed != 1) {
          replaced.put(path + name, typed);
        }
      } else if (measured != null) {
        to.put(name, measured.value());
        origins.put(path + name, measured.origin());
        if (typed != null) {
          replaced.put(path + name, typed);
        }
      } else if (typed != null) {
        set(to, name, typed, of.value() instanceof Integer || isWhole(name));
        origins.put(
            path + name, Origin.assumed("the inputs", bound(said, "low"), bound(said, "high")));
        check(path + name, said, typed, of);
      } else if (!said.isMissingNode() && !said.isNull()) {
        mistakes.add(path + name + " must be a number, or an object with value, low and high");
      } else if (derived != null) {
        to.set(name, derived);
        origins.put(path + name, Origin.of(Kind.DEFAULT, of.source()));
      } else if (of.value() instanceof Number number) {
        set(to, name, number.doubleValue(), number instanceof Integer);
        origins.put(path + name, Origin.of(Kind.DEFAULT, of.source()));
      } else {
        mistakes.add(path + name + " is missing");
      }
    }

    /** Measured runs are the current ones: their durations and counts are once themselves. */
    private boolean isByDefinition(String path) {
      return baseline != null
          && !baseline.runs().isEmpty()
          && (path.equals("scenarios.current.runDurationFactor")
              || path.equals("scenarios.current.runCountFactor"));
    }

    /** The rule by which measured waits were charged holds for them. */
    private boolean isAsCharged(String name) {
      return baseline != null && !baseline.runs().isEmpty() && name.equals("penaltyRule");
    }

    private static boolean isWhole(String name) {
      return name.equals("amortisationMonths");
    }

    private static void set(ObjectNode to, String name, double value, boolean whole) {
      if (whole) {
        to.put(name, Math.round(value));
      } else {
        to.put(name, value);
      }
    }

    private void check(String path, JsonNode said, double value, Defaults.Of of) {
      if (said.isObject()) {
        unknown(path + ".", said, VALUE);
        Double low = bound(said, "low");
        Double high = bound(said, "high");
        if (!(low == null || low <= value) || !(high == null || value <= high)) {
          mistakes.add(path + " must lie between its low and high");
        }
        if (low != null) {
          check(path + ".low", low, of);
        }
        if (high != null) {
          check(path + ".high", high, of);
        }
      }
      check(path, value, of);
      String name = path.substring(path.lastIndexOf('.') + 1);
      if (WHOLE.contains(name) && value != Math.rint(value)) {
        mistakes.add(path + " must be a whole number");
      }
    }

    private void check(String path, double value, Defaults.Of of) {
      if (!(value >= of.least() && value <= of.most())) {
        mistakes.add(
            of.least() > 0 && of.least() < 1
                ? path + " must be positive"
                : of.most() >= 1e12 && value < of.least()
                    ? "%s must not be below %s".formatted(path, plain(of.least()))
                    : "%s must be %s to %s".formatted(path, plain(of.least()), plain(of.most())));
      }
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) ? "%.0f".formatted(bound) : String.valueOf(bound);
    }

    private static @Nullable Double number(JsonNode said) {
      JsonNode value = said.isObject() ? said.path("value") : said;
      return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
    }

    private static @Nullable Double bound(JsonNode said, String name) {
      return said.path(name).isNumber() ? Double.valueOf(said.path(name).asDouble()) : null;
    }

    private Baseline.@Nullable Figure measured(String path) {
      return baseline == null ? null : baseline.figures().get(path);
    }

    private void unknown(String path, JsonNode said, List<String> names) {
      said.fieldNames()
          .forEachRemaining(
              name -> {
                if (!names.contains(name)) {
                  mistakes.add(path + name + " is not known");
                }
              });
    }
  }
}
