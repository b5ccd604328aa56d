package dev.makertime.analysis.simulation;

import dev.makertime.analysis.attrition.AttritionFigure;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.analysis.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Selects the inputs of a scenario that are uncertain, with their ranges and spreads. */
final class UncertainInputs {
  /** By how much an assumed figure is varied to which nobody gave a range. */
  private static final double AROUND = 0.2;

  private UncertainInputs() {}

  /** Everything uncertain that a scenario's worth hangs on. */
  private static List<String> uncertain(Assumptions assumptions, String scenario) {
    List<String> all = new ArrayList<>();
    String own = "scenarios." + scenario + ".";
    assumptions
        .origins()
        .forEach(
            (path, origin) -> {
              boolean concerns =
                  path.startsWith("org.")
                      || path.startsWith("scenarios.current.")
                      || path.startsWith(own);
              if (concerns && isVaried(assumptions, path, origin)) {
                all.add(path);
              }
            });
    return all;
  }

  private static boolean isVaried(Assumptions assumptions, String path, FigureOrigin origin) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    boolean fixed =
        List.of(
                "engineers",
                "horizonMonths",
                "amortisationMonths",
                "capacityStartProjects",
                "projectsPerEngineer",
                "learningMonths",
                "rampMonths")
            .contains(name);
    boolean follows =
        assumptions.links().followers().values().stream().anyMatch(all -> all.containsKey(path));
    if (origin.kind() == FigureCertainty.UNKNOWN) {
      return false;
    }
    boolean hasRange = origin.low() != null || origin.high() != null;
    boolean mute = origin.source().equals(FigureOrigin.WITHIN_LOADED_COST);
    boolean exact =
        origin.kind() == FigureCertainty.MEASURED
            && origin.se() == null
            && (name.equals("contractHoursPerMonth") || value(assumptions, path) == 1);
    return hasRange || (!fixed && !follows && !mute && !exact && value(assumptions, path) > 0);
  }

  private static double value(Assumptions assumptions, String path) {
    return assumptions.tree().at("/" + path.replace('.', '/')).asDouble(0);
  }

  /** The range of each uncertain input, for a tornado. */
  static List<Sensitivity.Range> ranges(Assumptions assumptions, String scenario) {
    return uncertain(assumptions, scenario).stream().map(path -> range(assumptions, path)).toList();
  }

  /**
   * Measured: its confidence interval. Assumed: the given range, else 20 % around it. A count of
   * instants by a default cost: whichever of both is wider.
   */
  private static Sensitivity.Range range(Assumptions assumptions, String path) {
    FigureOrigin origin = Objects.requireNonNull(assumptions.origins().get(path));
    double value = value(assumptions, path);
    Interval ci = origin.ci95();
    if (ci != null) {
      boolean assumed = origin.kind() != FigureCertainty.MEASURED;
      return new Sensitivity.Range(
          path,
          assumed ? Math.min(ci.low(), value * (1 - AROUND)) : ci.low(),
          assumed ? Math.max(ci.high(), value * (1 + AROUND)) : ci.high());
    }
    Double low = origin.low();
    Double high = origin.high();
    return new Sensitivity.Range(
        path,
        low == null ? value * (1 - AROUND) : low,
        high == null ? most(path, value * (1 + AROUND)) : high);
  }

  /** Shares end at 1. */
  private static double most(String path, double value) {
    boolean isShare =
        path.endsWith("Completeness") || path.endsWith("Share") || path.endsWith("learningDrop");
    return isShare ? Math.min(1, value) : value;
  }

  /** The spread of each uncertain input, to draw from. */
  static List<MonteCarlo.Spread> spreads(Assumptions assumptions, String scenario) {
    List<MonteCarlo.Spread> spreads = new ArrayList<>();
    for (String path : uncertain(assumptions, scenario)) {
      FigureOrigin origin = Objects.requireNonNull(assumptions.origins().get(path));
      Integer n = origin.engineers();
      Double se = origin.se();
      if (se != null && path.equals(AttritionFigure.PATH)) {
        spreads.add(around(path, MonteCarlo.Kind.GAMMA, value(assumptions, path), se, null));
        continue;
      }
      if (se != null && n != null && origin.kind() == FigureCertainty.MEASURED) {
        if (se > 0) {
          spreads.add(
              around(path, MonteCarlo.Kind.T_TRUNC0, value(assumptions, path), se, n - 1.0));
        }
        continue;
      }
      Sensitivity.Range range = range(assumptions, path);
      if (range.high() > range.low()) {
        double mode = Math.min(range.high(), Math.max(range.low(), value(assumptions, path)));
        spreads.add(
            new MonteCarlo.Spread(
                path, MonteCarlo.Kind.PERT, range.low(), mode, range.high(), null, null, null));
      }
    }
    return spreads;
  }

  private static MonteCarlo.Spread around(
      String path, MonteCarlo.Kind kind, double mean, double se, @Nullable Double df) {
    return new MonteCarlo.Spread(path, kind, null, null, null, mean, se, df);
  }
}
