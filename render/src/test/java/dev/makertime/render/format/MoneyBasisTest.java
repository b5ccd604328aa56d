package dev.makertime.render.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.MissingInput;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.html.SimulationPage;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.render.text.SimulationText;
import dev.makertime.topics.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing that was typed is called measurable. */
class MoneyBasisTest {
  private static final String CURRENT = "scenarios.current.";

  @Test
  void a_simulation_of_typed_figures_has_nothing_measurable() throws Exception {
    assertThat(sentence(null)).startsWith("From typed hours only, other ");
    assertThat(basis(null).sentence()).endsWith("Nothing is measured.");
  }

  @Test
  void where_some_hours_are_typed_they_are_named() throws Exception {
    Baseline some = baseline("manualFixedHours", "maintenanceHoursPerProject");

    assertThat(sentence(some))
        .startsWith("From hours only (measured: manual work, waiting; typed: meetings), other ");
  }

  @Test
  void hours_that_are_typed_are_marked_beside_measured_ones() throws Exception {
    Simulation some = simulation(baseline("manualFixedHours", "maintenanceHoursPerProject"));

    assertThat(SimulationText.of(some))
        .containsPattern("manual \\(measured\\) +\\d")
        .containsPattern("meetings \\(typed\\) +\\d");
    assertThat(SimulationPage.of(some, Locale.ENGLISH)).contains("Meetings (typed)");
    assertThat(SimulationText.of(simulation(null)))
        .doesNotContain("(measured)", "meetings (typed)");
  }

  @Test
  void what_is_unknown_is_neither_measured_nor_typed() {
    MoneyBasis none = new MoneyBasis(List.of(), List.of(), List.of("waiting", "meetings"));

    assertThat(none.hours()).isEqualTo("no hours, since none are known");
    assertThat(none.sentence()).endsWith("These hours are unknown: waiting, meetings.");
    assertThat(none.words()).containsEntry("unknown", List.of("waiting", "meetings"));
    assertThat(none.mark(MissingInput.Category.WAITING)).isEqualTo("unknown");
  }

  @Test
  void hours_that_all_were_measured_are_measurable() throws Exception {
    Baseline all = baseline("manualFixedHours", "maintenanceHoursPerProject", "meetingHours");

    assertThat(sentence(all)).startsWith("From measurable hours only, other ");
    assertThat(basis(all).sentence()).startsWith("Measurable hours are ");
  }

  private static MoneyBasis basis(@Nullable Baseline baseline) throws Exception {
    return MoneyBasis.of(simulation(baseline));
  }

  private static String sentence(@Nullable Baseline baseline) throws Exception {
    Simulation simulation = simulation(baseline);
    return SimulationAnswer.of(simulation, SimulationAnswer.plain(simulation));
  }

  private static Simulation simulation(@Nullable Baseline baseline) throws Exception {
    return Simulation.of(
        Assumptions.of(
            Json.MAPPER.readTree(
                """
                {"org": {"engineers": 6, "baseSalaryPerYear": 60000},
                "scenarios": {
                "current": {"projectBuildHours": 160, "meetingHours": 20},
                "other": {"meetingHours": 10, "toolOneOff": 4000}}}"""),
            baseline),
        new Simulation.Settings(1, 20, 7));
  }

  private static Baseline baseline(String... measured) {
    FigureOrigin origin =
        new FigureOrigin(
            FigureCertainty.MEASURED,
            "the tools",
            "2026-01-05/2026-03-29",
            6,
            12,
            null,
            null,
            null,
            null,
            null,
            null);
    Map<String, Baseline.Figure> figures = new TreeMap<>();
    for (String field : measured) {
      figures.put(CURRENT + field, new Baseline.Figure(9, origin));
    }
    return new Baseline(
        LocalDate.parse("2026-01-05"),
        LocalDate.parse("2026-03-29"),
        6,
        12,
        16,
        figures,
        List.of(new Run(12, 30)),
        3,
        4,
        Map.of());
  }
}
