package dev.makertime.render.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** What makertime writes and reads back unedited comes to the same inputs, figures and marks. */
class RoundTripTest {
  private static final Simulation.Settings FEW = new Simulation.Settings(0.9, 20, 7);

  @TempDir Path directory;

  @ParameterizedTest
  @Seeds(seconds = 8, whole = 80)
  void a_workbook_comes_to_the_same(long seed) throws Exception {
    Assumptions first = new RandomStudies(seed).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SimulationWorkbook.write(Simulation.of(first, FEW), Books.ABOUT, bytes);

    JsonNode back = WorkbookInputs.read(new ByteArrayInputStream(bytes.toByteArray()));

    same(first, Assumptions.of(back, null));
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void json_comes_to_the_same(long seed) throws Exception {
    Assumptions first = new RandomStudies(seed).next();
    String text =
        Json.MAPPER.writeValueAsString(SimulationQuestions.json(Simulation.of(first, FEW)));

    JsonNode back = Json.OUTSIDE.readTree(text).path("given");

    same(first, Assumptions.of(back, null));
    assertThat(RandomStudies.throughText(Assumptions.of(back, null))).isEqualTo(back);
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void a_promise_has_the_hours_of_its_simulation(long seed) throws Exception {
    Simulation simulation = Simulation.of(new RandomStudies(seed).next(), FEW);
    if (!simulation.missing().isEmpty()) {
      return;
    }
    String frozen = SimulationQuestions.results(simulation).toString();
    String whole = SimulationQuestions.json(simulation).toString();

    Promise promise = Promise.of(whole, "one");

    MonthlyResult.Hours now = hours(simulation, "current");
    MonthlyResult.Hours then = hours(simulation, "one");
    double contract = now.waste() + now.useful() - now.overload();
    assertThat(promise.hoursAWeek())
        .containsEntry("meetings", (then.meetings() - now.meetings()) * 40 / contract)
        .containsEntry("waiting", (then.mechanical() - now.mechanical()) * 40 / contract)
        .containsEntry("manual", (then.manual() - now.manual()) * 40 / contract);
    assertThat(promise.currency()).isEqualTo(simulation.assumptions().inputs().org().currency());
    assertThat(Promise.of(frozen, "one").hoursAWeek()).isEqualTo(promise.hoursAWeek());
  }

  @Test
  void another_program_that_saves_a_workbook_changes_no_mark() throws Exception {
    Path office = Books.office();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        office != null, "needs LibreOffice: apt-get install libreoffice-calc");
    Assumptions first = new RandomStudies(5).next();
    Path file = directory.resolve("study.xlsx");
    Books.write(first, file);

    Path saved = Books.recalculate(Objects.requireNonNull(office), directory, file).get(0);

    try (InputStream in = Files.newInputStream(saved)) {
      Assumptions back = Assumptions.of(WorkbookInputs.read(in), null);
      assertThat(back.origins()).isEqualTo(first.origins());
    }
  }

  private static MonthlyResult.Hours hours(Simulation simulation, String scenario) {
    ScenarioResults.Outcome outcome =
        Objects.requireNonNull(simulation.results().scenarios().get(scenario));
    return outcome.hours();
  }

  private static void same(Assumptions first, Assumptions again) {
    assertThat(again.inputs()).isEqualTo(first.inputs());
    assertThat(again.origins()).isEqualTo(first.origins());
    assertThat(again.replaced()).isEqualTo(first.replaced());
    assertThat(again.links()).isEqualTo(first.links());
    assertThat(again.baseline()).isEqualTo(first.baseline());
    Simulation one = Simulation.of(first, FEW);
    Simulation other = Simulation.of(again, FEW);
    assertThat(List.of(other.results(), other.figures(), other.measurable(), other.missing()))
        .isEqualTo(List.of(one.results(), one.figures(), one.measurable(), one.missing()));
  }
}
