package dev.makertime.render.text;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.MeasuredPeriod;
import dev.makertime.analysis.lever.AdoptedLevers;
import dev.makertime.analysis.money.ResumptionRange;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.model.Count;
import dev.makertime.render.delay.DelayText;
import dev.makertime.render.format.MoneyBasis;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders a simulation as text: the scenarios, what they depend on, and the measured inputs. */
public final class SimulationText {
  private static final int SHOWN = 5;

  private SimulationText() {}

  /** Renders it. */
  public static String of(Simulation simulation) {
    return of(simulation, null);
  }

  /**
   * Renders it.
   *
   * @param period in which the current scenario was measured; absent = it was not, or long ago
   */
  public static String of(Simulation simulation, @Nullable MeasuredPeriod period) {
    StringBuilder text =
        new StringBuilder(SimulationAnswer.of(simulation, SimulationAnswer.plain(simulation)));
    text.append('\n');
    if (period != null) {
      text.append("now: %s; --from and --to choose others%n".formatted(period.words()));
    }
    text.append('\n');
    text.append(ScenarioTable.of(simulation));
    if (simulation.missing().isEmpty()) {
      text.append(uncertainty(simulation)).append(resumption(simulation));
      text.append(DelayText.of(simulation));
    }
    SimulationWarnings.of(simulation).forEach(flag -> text.append("warning: %s%n".formatted(flag)));
    text.append(origins(simulation));
    Assumed.byMark(simulation)
        .forEach(
            (mark, paths) -> text.append("%s: %s%n".formatted(mark, String.join(", ", paths))));
    simulation
        .assumptions()
        .origins()
        .forEach(
            (path, origin) -> {
              String tools = AdoptedLevers.toolsOf(origin);
              if (tools != null) {
                text.append("%s: assumed with %s%n".formatted(path, tools));
              }
            });
    return text.toString();
  }

  private static String uncertainty(Simulation simulation) {
    StringBuilder text = new StringBuilder();
    text.append(
        "uncertainty of the net present value, from %s%n"
            .formatted(MoneyBasis.of(simulation).hours()));
    simulation.measurable().uncertainty().forEach((name, draws) -> text.append(draws(name, draws)));
    simulation
        .measurable()
        .sensitivity()
        .forEach((name, tornado) -> text.append(tornado(name, tornado)));
    text.append("uncertainty of the net present value, with assumptions\n");
    simulation.uncertainty().forEach((name, draws) -> text.append(draws(name, draws)));
    simulation.sensitivity().forEach((name, tornado) -> text.append(tornado(name, tornado)));
    return text.toString();
  }

  /** How much hangs on the minutes to get back into one's work, which differ between studies. */
  private static String resumption(Simulation simulation) {
    StringBuilder text =
        new StringBuilder("by the minutes to get back into one's work, with assumptions\n");
    for (ResumptionRange one : ResumptionRange.of(simulation.assumptions().tree())) {
      text.append(
          "  %5s min: %.1f h of waiting a month now; net present value %s%n"
              .formatted(
                  String.format(Locale.ROOT, "%.4g", one.minutes()).replaceAll("\\.?0+$", ""),
                  one.waitingHours(),
                  one.npv().entrySet().stream()
                      .map(npv -> "%s %s".formatted(npv.getKey(), number(npv.getValue())))
                      .collect(Collectors.joining(", "))));
    }
    return text.toString();
  }

  private static String draws(String name, MonteCarlo draws) {
    return "  %s: %s (5 %%) … %s (median) … %s (95 %%); positive in %.0f %% of %,d draws%n"
        .formatted(
            name,
            number(draws.p05()),
            number(draws.p50()),
            number(draws.p95()),
            100 * draws.probNpvPositive(),
            draws.draws());
  }

  private static String tornado(String name, Sensitivity tornado) {
    return "  %s depends most on: %s%n"
        .formatted(
            name,
            tornado.rows().stream()
                .limit(SHOWN)
                .map(row -> "%s (± %s)".formatted(row.path(), number(row.swing() / 2)))
                .collect(Collectors.joining(", ")));
  }

  private static String origins(Simulation simulation) {
    StringBuilder text = new StringBuilder();
    Baseline baseline = simulation.baseline();
    if (baseline == null) {
      text.append(
          "Nothing here is measured: all inputs are assumed. --from and --to measure the current"
              + " scenario.\n");
      return text.toString();
    }
    text.append(
        "%nmeasured %s to %s, %s, %s%n"
            .formatted(
                baseline.from(),
                baseline.to(),
                Count.of(baseline.engineers(), "person", "people"),
                Count.of(baseline.weeks(), "week")));
    baseline
        .figures()
        .forEach(
            (path, figure) -> {
              if (figure.origin().kind() != FigureCertainty.ASSUMED) {
                text.append(
                    "  %-50s%10s  %s%s%n"
                        .formatted(
                            path,
                            String.format(Locale.ROOT, "%.2f", figure.value()),
                            interval(figure.origin().ci95()),
                            typed(simulation, path)));
              }
            });
    text.append(
        "  waiting is a range: %.1f to %.1f hours per engineer and month; costs use the lower end%n"
            .formatted(baseline.waitingHours(), baseline.waitingUpperHours()));
    return text.toString();
  }

  private static String interval(@Nullable Interval ci) {
    return ci == null
        ? ""
        : String.format(Locale.ROOT, "95 %% interval %.2f … %.2f", ci.low(), ci.high());
  }

  private static String typed(Simulation simulation, String path) {
    Double typed = simulation.assumptions().replaced().get(path);
    return typed == null ? "" : String.format(Locale.ROOT, "  (%.2f was given)", typed);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
