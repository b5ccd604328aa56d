package dev.makertime.render.html;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.simulation.Figure;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.model.Count;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.text.Assumed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists every figure of a simulation with its formula, and every input with its origin. */
public final class SimulationOrigins {
  private final Simulation simulation;
  private final FigureFormat figures;

  /** Those of a simulation. */
  public SimulationOrigins(Simulation simulation, FigureFormat figures) {
    this.simulation = simulation;
    this.figures = figures;
  }

  List<Map<String, String>> provenance() {
    List<Map<String, String>> all = new ArrayList<>();
    simulation
        .figures()
        .forEach(
            (scenario, of) ->
                of.values()
                    .forEach(
                        figure ->
                            all.add(
                                Map.of(
                                    "scenario", scenario,
                                    "name", figure.formulaId().replace('_', ' '),
                                    "value", value(figure),
                                    "kind", figure.kind().toString(),
                                    "formula", figure.formula()))));
    return all;
  }

  private String value(Figure figure) {
    if (figure.value() == null) {
      return "unknown";
    }
    return figure.unit().startsWith("currency")
        ? figures.money(figure.value())
        : figures.tenths(figure.value());
  }

  /** Each input: {@code path}, {@code value}, {@code kind}, {@code source}, {@code range}. */
  public List<Map<String, String>> origins() {
    List<Map<String, String>> all = new ArrayList<>();
    simulation
        .assumptions()
        .origins()
        .forEach(
            (path, origin) -> {
              var value = simulation.assumptions().tree().at("/" + path.replace('.', '/'));
              Double typed = simulation.assumptions().replaced().get(path);
              all.add(
                  Map.of(
                      "path",
                      path,
                      "value",
                      origin.kind() == FigureCertainty.UNKNOWN
                          ? "not known"
                          : value.isNumber()
                              ? figures.plain(value.asDouble())
                              : value.isArray() ? value.size() + " classes" : value.asText("–"),
                      "kind",
                      origin.kind().toString(),
                      "source",
                      Assumed.source(origin)
                          + (typed == null ? "" : "; %s was given".formatted(figures.plain(typed))),
                      "range",
                      range(origin)));
            });
    return all;
  }

  private String range(FigureOrigin origin) {
    Interval ci = origin.ci95();
    if (ci != null) {
      return "%s … %s (95 %%)".formatted(figures.plain(ci.low()), figures.plain(ci.high()));
    }
    if (origin.low() != null && origin.high() != null) {
      return "%s … %s".formatted(figures.plain(origin.low()), figures.plain(origin.high()));
    }
    return origin.kind() == FigureCertainty.MEASURED && origin.engineers() != null
        ? "%s, %s"
            .formatted(
                Count.of(origin.engineers(), "person", "people"),
                Count.of(Objects.requireNonNullElse(origin.weeks(), 0), "week"))
        : "";
  }
}
