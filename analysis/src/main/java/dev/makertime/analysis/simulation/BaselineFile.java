package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was measured once and written beside inputs, so that it stays measured when the file
 * is given again: figures by the path of the input that each is, with people, weeks and interval.
 */
final class BaselineFile {
  static final String KEY = "baseline";

  private static final String CURRENT = "scenarios." + ScenarioInputs.CURRENT + ".";
  private static final int LONGEST_SOURCE = 500;

  private final InputChecks checks;

  private BaselineFile(InputChecks checks) {
    this.checks = checks;
  }

  /**
   * Reads it.
   *
   * @return absent where there is none, or where the checks have been told of a mistake
   */
  static @Nullable Baseline read(JsonNode given, InputChecks checks) {
    return InputChecks.isAbsent(given) ? null : new BaselineFile(checks).read(given);
  }

  private @Nullable Baseline read(JsonNode given) {
    for (String part : List.of("from", "to")) {
      if (!given.path(part).isTextual()) {
        checks.mistake("%s.%s must be a date such as 2026-01-31".formatted(KEY, part));
        return null;
      }
    }
    if (!given.path("figures").isObject() || !given.path("runs").isArray()) {
      checks.mistake(KEY + " must have figures and runs");
      return null;
    }
    checks.runs(given.path("runs"));
    try {
      Baseline baseline = Json.MAPPER.treeToValue(given, Baseline.class);
      baseline.figures().forEach(this::figure);
      baseline.unknown().keySet().forEach(path -> requireInput(KEY + ".unknown", path));
      positive("engineers", baseline.engineers());
      positive("weeks", baseline.weeks());
      positive("engineerMonths", baseline.engineerMonths());
      return baseline;
    } catch (JsonProcessingException e) {
      checks.mistake("%s is not as makertime writes it: %s".formatted(KEY, FailureText.of(e)));
      return null;
    }
  }

  private void positive(String name, double value) {
    if (!(value > 0 && value <= InputDefaults.ANY)) {
      checks.mistake("%s.%s must be positive".formatted(KEY, name));
    }
  }

  private void figure(String path, Baseline.@Nullable Figure figure) {
    String within = "%s.figures.%s".formatted(KEY, path);
    InputDefaults.Of of = requireInput(KEY + ".figures", path);
    if (of == null) {
      return;
    }
    if (figure == null || figure.origin() == null || figure.origin().kind() == null) {
      checks.mistake(within + " must have a value and an origin");
      return;
    }
    checks.within(within, figure.value(), of);
    origin(within + ".origin", figure.origin());
  }

  private void origin(String path, FigureOrigin origin) {
    String source = origin.source();
    if (source == null || source.length() > LONGEST_SOURCE) {
      checks.mistake(
          "%s.source must be text of at most %d characters".formatted(path, LONGEST_SOURCE));
    }
    Integer people = origin.engineers();
    if (origin.kind() == FigureCertainty.UNKNOWN
        || (origin.kind() == FigureCertainty.MEASURED && (people == null || people < 1))) {
      checks.mistake(path + ".engineers: a measured figure is of one person at least");
    }
    Double se = origin.se();
    if (se != null && (!(se >= 0 && se <= InputDefaults.ANY) || people == null || people < 2)) {
      checks.mistake(path + ".se must not be below 0, and is of two people at least");
    }
    Interval ci = origin.ci95();
    if (ci != null && !(ci.low() <= ci.high() && ci.low() >= 0 && ci.high() <= InputDefaults.ANY)) {
      checks.mistake(path + ".ci95 must be an interval, the lower end first");
    }
  }

  private InputDefaults.@Nullable Of requireInput(String within, String path) {
    InputDefaults.Of of =
        path.startsWith(CURRENT)
            ? InputDefaults.SCENARIO.get(path.substring(CURRENT.length()))
            : path.equals("org.monthlyCost") || path.equals("org.runs")
                ? InputDefaults.number(null, "", 0, InputDefaults.ANY)
                : path.startsWith("org.") ? InputDefaults.ORG.get(path.substring(4)) : null;
    if (of == null || !of.isNumber()) {
      checks.mistake("%s.%s is not known".formatted(within, path));
      return null;
    }
    return of;
  }
}
