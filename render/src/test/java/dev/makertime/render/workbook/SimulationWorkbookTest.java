package dev.makertime.render.workbook;

import static dev.makertime.testkit.Golden.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationWorkbookTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void every_formula_comes_to_what_the_model_says(String name) throws Exception {
    Assumptions assumptions = Assumptions.of(golden(name).path("inputs"), null);
    Path file = directory.resolve("simulation.xlsx");

    Map<String, String> places = Books.write(assumptions, file);

    Books.same(file, places, ScenarioResults.of(assumptions.inputs()));
  }

  @Test
  void so_do_edges() throws Exception {
    for (JsonNode one : golden("scenario_4_edges").path("inputs").path("cases")) {
      ObjectNode said = one.path("inputs").deepCopy();
      if (ScenarioResults.lacksPlatformHours(Assumptions.of(said, null).inputs())) {
        said.withObject("/org").put("platformFeatureHours", 0); // a simulation must be told
      }
      Assumptions assumptions = Assumptions.of(said, null);
      Path file = directory.resolve(one.path("name").asText() + ".xlsx");

      Map<String, String> places = Books.write(assumptions, file);

      Books.same(file, places, ScenarioResults.of(assumptions.inputs()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void inputs_are_read_back_as_they_were_written(String name) throws Exception {
    Assumptions assumptions = Assumptions.of(golden(name).path("inputs"), null);
    Path file = directory.resolve("simulation.xlsx");
    Books.write(assumptions, file);

    try (InputStream in = Files.newInputStream(file)) {
      assertThat(Assumptions.of(WorkbookInputs.read(in), null).inputs())
          .isEqualTo(assumptions.inputs());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void a_changed_input_changes_everything_downstream(String name) throws Exception {
    Path office = Books.office();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        office != null,
        "needs LibreOffice: apt-get install libreoffice-calc, or set MAKERTIME_SOFFICE");
    Assumptions assumptions = Assumptions.of(golden(name).path("inputs"), null);
    Path file = directory.resolve("simulation.xlsx");
    Map<String, String> places = Books.write(assumptions, file);
    change(
        file,
        places,
        Map.of(
            "org.engineers", 9.0,
            "org.attentionMinutes", 7.0,
            "org.realisationShare", 0.75,
            "scenarios.current.meetingHours", 31.0,
            "scenarios.optimal.maintenanceHoursPerProject", 2.25,
            "scenarios.optimal.learningMonths", 2.0));
    JsonNode changed;
    try (InputStream in = Files.newInputStream(file)) {
      changed = WorkbookInputs.read(in);
    }

    Path recalculated = Books.recalculate(Objects.requireNonNull(office), directory, file).get(0);

    assertThat(changed.at("/org/engineers").asDouble()).isEqualTo(9);
    Books.same(recalculated, places, ScenarioResults.of(Assumptions.of(changed, null).inputs()));
  }

  @Test
  void a_study_comes_to_the_same_after_a_workbook() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            """
            {"successProbability": 0.9,
            "org": {"engineers": 6, "baseSalaryPerYear": {"value": 60000, "low": 50000, "high": 65000}},
            "scenarios": {"current": {"projectBuildHours": 160, "meetingHours": 20},
            "other": {"meetingHours": {"factor": 0.5}, "manualFixedHours": {"value": 3, "low": 1, "high": 9}}}}""");
    Path file = directory.resolve("simulation.xlsx");
    Books.write(Assumptions.of(said, null), file);

    JsonNode back;
    try (InputStream in = Files.newInputStream(file)) {
      back = WorkbookInputs.read(in);
    }
    assertThat(back.path("successProbability").asDouble()).isEqualTo(0.9);
    Simulation.Settings settings = new Simulation.Settings(0.9, 2_000, 7);
    Simulation again = Simulation.of(Assumptions.of(back, null), settings);
    Simulation first = Simulation.of(Assumptions.of(said, null), settings);
    assertThat(again.uncertainty()).isEqualTo(first.uncertainty());
    assertThat(again.sensitivity()).isEqualTo(first.sensitivity());
  }

  @Test
  void an_emptied_cell_is_refused_by_name() throws Exception {
    Path file = directory.resolve("simulation.xlsx");
    Map<String, String> places =
        Books.write(Assumptions.of(golden("scenario_1").path("inputs"), null), file);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      Books.cell(book, places, "scenarios.optimal.meetingHours").setBlank();
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      assertThatThrownBy(() -> WorkbookInputs.read(in))
          .hasMessageContaining("meetingHours, column D");
    }
  }

  @Test
  void the_longest_horizon_is_written() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            "{\"org\":{\"engineers\":6,\"baseSalaryPerYear\":60000,\"horizonMonths\":600},\"scenarios\":"
                + "{\"current\":{\"projectBuildHours\":160},\"other\":{\"toolOneOff\":1}}}");
    Assumptions assumptions = Assumptions.of(said, null);
    Path file = directory.resolve("long.xlsx");

    Map<String, String> places = Books.write(assumptions, file);

    Books.same(file, places, ScenarioResults.of(assumptions.inputs()));
  }

  @Test
  void each_input_says_where_it_comes_from() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            "{\"org\":{\"engineers\":6,\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":{\"projectBuildHours\":160}}}");
    Assumptions assumptions = Assumptions.of(said, null);
    Path file = directory.resolve("simulation.xlsx");
    Map<String, String> places = Books.write(assumptions, file);

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(Books.cell(book, places, "org.discountRateAnnual").getCellComment().getString())
          .hasToString("DEFAULT: Forrester TEI");
      assertThat(Books.cell(book, places, "org.engineers").getCellComment().getString())
          .hasToString("ASSUMED: by whom is not said");
      assertThat(book.getSheet("Summary").getDrawingPatriarch().getCharts()).hasSize(1);
      assertThat(book.getSheet("Maintenance over time").getDrawingPatriarch().getCharts())
          .hasSize(1);
    }
  }

  @Test
  void what_is_no_workbook_of_ours_is_refused() throws Exception {
    assertThatThrownBy(() -> WorkbookInputs.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class);
    Path other = directory.resolve("other.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(other)) {
      book.createSheet("Simulation");
      book.write(out);
    }
    try (InputStream in = Files.newInputStream(other)) {
      assertThatThrownBy(() -> WorkbookInputs.read(in)).hasMessageContaining("no inputs");
    }
  }

  /** As a user would: types other values, and saves without calculating. */
  private static void change(Path file, Map<String, String> places, Map<String, Double> values)
      throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      values.forEach((name, value) -> Books.cell(book, places, name).setCellValue(value));
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }
}
