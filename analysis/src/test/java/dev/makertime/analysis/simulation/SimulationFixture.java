package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.topics.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs of simulations, and what is read from their results. */
final class SimulationFixture {
  static final Simulation.Settings FEW = new Simulation.Settings(1, 2_000, 7);

  static final String NEEDED =
      "{org: {engineers: 6, baseSalaryPerYear: 60000}, scenarios: {current: {projectBuildHours:"
          + " 160}}}";

  private SimulationFixture() {}

  static Baseline baseline() {
    FigureOrigin measured =
        new FigureOrigin(
            FigureCertainty.MEASURED,
            "calendars",
            "2026-01-01/2026-03-31",
            6,
            13,
            2.0,
            new Interval(15, 25),
            null,
            null,
            null,
            null);
    return new Baseline(
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-03-31"),
        6,
        13,
        18,
        Map.of("scenarios.current.meetingHours", new Baseline.Figure(20, measured)),
        List.of(new Run(5, 10)),
        1,
        2,
        Map.of());
  }

  /** A measurement that could not tell one input. */
  static Baseline unknown(String path) {
    Baseline all = baseline();
    return new Baseline(
        all.from(),
        all.to(),
        all.engineers(),
        all.weeks(),
        all.engineerMonths(),
        Map.of(),
        List.of(),
        all.waitingHours(),
        all.waitingUpperHours(),
        Map.of(path, "connect a source"));
  }

  static Simulation simulation(JsonNode said, @Nullable Baseline baseline) throws Exception {
    return Simulation.of(Assumptions.of(said, baseline), FEW);
  }

  static Figure figure(Simulation simulation, String scenario, String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(simulation.figures().get(scenario)).get(name));
  }

  static FigureOrigin origin(Assumptions assumptions, String path) {
    return Objects.requireNonNull(assumptions.origins().get(path));
  }

  /** Flow YAML of plain words. */
  static JsonNode yaml(String text) throws Exception {
    return Json.MAPPER.readTree(
        text.replaceAll("([a-zA-Z]+):", "\"$1\":")
            .replaceAll(": (?!null)([a-zA-Z]+)([,}])", ": \"$1\"$2"));
  }
}
