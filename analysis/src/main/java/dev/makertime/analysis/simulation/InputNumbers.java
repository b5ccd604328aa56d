package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.InputChecks.bound;
import static dev.makertime.analysis.simulation.InputChecks.isAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.attrition.AttritionFigure;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides which value a number of the inputs has, and records its origin. */
final class InputNumbers {
  private static final String CURRENT = "scenarios." + ScenarioInputs.CURRENT + ".";

  /** Measured runs are the current ones: these are 1 by definition. */
  private static final Set<String> OF_RUNS =
      Set.of(CURRENT + "runDurationFactor", CURRENT + "runCountFactor");

  private final @Nullable Baseline baseline;
  private final boolean runsAreMeasured;
  private final Map<String, FigureOrigin> origins;
  private final InputChecks checks;
  private final Author author;
  private final Map<String, Double> replaced = new TreeMap<>();

  /**
   * Numbers of a file.
   *
   * @param author of those that do not name their own
   */
  InputNumbers(
      @Nullable Baseline baseline,
      Map<String, FigureOrigin> origins,
      InputChecks checks,
      Author author) {
    this.author = author;
    this.baseline = baseline;
    this.runsAreMeasured = baseline != null && !baseline.runs().isEmpty();
    this.origins = origins;
    this.checks = checks;
  }

  /** The figures that were measured; absent = none were. */
  @Nullable Baseline baseline() {
    return baseline;
  }

  /** Whether waits were measured, and with them how they are charged. */
  boolean runsAreMeasured() {
    return runsAreMeasured;
  }

  /** The origins of all figures so far, by path. */
  Map<String, FigureOrigin> origins() {
    return origins;
  }

  /** The typed numbers whose place measured ones take. */
  Map<String, Double> replaced() {
    return replaced;
  }

  /**
   * Puts the number of a path into an object: as measured, as typed, as derived, or the default.
   *
   * @param derived from other inputs; absent = the default serves
   */
  void put(
      ObjectNode to, String path, JsonNode given, InputDefaults.Of of, @Nullable JsonNode derived) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    Double typed = InputChecks.value(given);
    Baseline.Figure measured = measured(path);
    Author signed = author(path, given);
    boolean yields =
        measured != null && typed != null && AttritionFigure.yields(path, measured.origin());
    if (measured != null && !yields) {
      to.put(name, measured.value());
      origins.put(path, measured.origin());
      if (typed == null && !isAbsent(given)) {
        checks.noNumber(path);
      } else if (typed != null) {
        checks.number(path, given, typed, of);
      }
      if (typed != null && typed != measured.value()) {
        replaced.put(path, typed);
      }
    } else if (typed != null) {
      write(to, name, typed, of);
      origins.put(
          path,
          signed.of(
              FigureOrigin.assumed(FigureOrigin.TYPED, bound(given, "low"), bound(given, "high"))));
      checks.number(path, given, typed, of);
    } else if (!isAbsent(given)) {
      checks.noNumber(path);
    } else if (derived != null && derived.isMissingNode()) {
      return; // what it follows is a mistake, and named as one
    } else if (derived != null) {
      to.set(name, derived);
      origins.put(path, FigureOrigin.of(FigureCertainty.DEFAULT, of.source()));
    } else if (of.value() instanceof Number number) {
      write(to, name, number.doubleValue(), of);
      origins.put(path, otherwise(path, of.source()));
    } else {
      checks.mistake(path + " is missing");
    }
  }

  /** Who typed what is at a path. */
  Author author(String path, JsonNode given) {
    return Author.of(path, given, author, checks);
  }

  /** The origin of what was neither measured nor typed. */
  FigureOrigin otherwise(String path, String source) {
    String why = baseline == null ? null : baseline.unknown().get(path);
    if (why != null) {
      return FigureOrigin.of(FigureCertainty.UNKNOWN, why);
    }
    boolean hasDefault = !path.endsWith("." + InputDefaults.FEATURES);
    return FigureOrigin.of(hasDefault ? FigureCertainty.DEFAULT : FigureCertainty.UNKNOWN, source);
  }

  private static void write(ObjectNode to, String name, double value, InputDefaults.Of of) {
    if (of.whole()) {
      to.put(name, Math.round(value));
    } else {
      to.put(name, value);
    }
  }

  /** The measured figure of a path, if there is one. */
  Baseline.@Nullable Figure measured(String path) {
    if (runsAreMeasured && OF_RUNS.contains(path)) {
      return new Baseline.Figure(1, FigureOrigin.of(FigureCertainty.MEASURED, "1 by definition"));
    }
    return baseline == null ? null : baseline.figures().get(path);
  }
}
