package dev.makertime.render.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.testkit.Thorough;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is typed: it is refused by name, or every figure is a number, and the workbook, as
 * stored, recalculated and read back, has the same ones.
 */
class WorkbookAgreementTest {
  private static final Simulation.Settings FEW = new Simulation.Settings(0.8, 50, 7);

  private static final FigureOrigin MEASURED =
      new FigureOrigin(
          FigureCertainty.MEASURED,
          "waits",
          "2026-01-05/2026-03-29",
          3,
          12,
          null,
          null,
          null,
          null,
          null,
          null);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"1, 0, 4", "2, 0.02, 4"})
  void all_forms_of_a_simulation_agree(long seed, double odd, int few) throws Exception {
    int wanted = Thorough.isOn() ? 10 * few : few;
    RandomInputs random = new RandomInputs(seed, odd);
    List<Path> files = new ArrayList<>();
    List<Map<String, String>> places = new ArrayList<>();
    List<ScenarioResults> simulations = new ArrayList<>();
    for (int i = 0; files.size() < wanted && i < 100 * wanted; i++) {
      JsonNode said = random.next();
      Optional<Simulation> simulation = simulation(said);
      if (simulation.isEmpty()) {
        continue;
      }
      Assumptions assumptions = simulation.get().assumptions();
      finite("", SimulationQuestions.json(simulation.get()), said);
      Path file = directory.resolve("book-%d.xlsx".formatted(files.size()));
      files.add(file);
      places.add(Books.write(assumptions, file));
      simulations.add(simulation.get().results());
      Books.same(file, places.get(places.size() - 1), simulation.get().results());
      withoutErrors(file);
      try (InputStream in = Files.newInputStream(file)) {
        assertThat(Assumptions.of(WorkbookInputs.read(in), null).inputs())
            .isEqualTo(assumptions.inputs());
      }
    }
    assertThat(files).hasSize(wanted);
    Path office = Books.office();
    if (office != null) {
      List<Path> anew =
          Books.recalculate(Objects.requireNonNull(office), directory, files.toArray(Path[]::new));
      for (int i = 0; i < files.size(); i++) {
        Books.same(anew.get(i), places.get(i), simulations.get(i));
      }
    }
  }

  @Test
  void the_largest_that_is_taken_is_read_back() throws Exception {
    StringBuilder said =
        new StringBuilder(
                "{\"org\":{\"engineers\":6,\"baseSalaryPerYear\":60000,\"horizonMonths\":")
            .append(Thorough.isOn() ? 600 : 60)
            .append("},\"scenarios\":{\"current\":{\"projectBuildHours\":160}");
    for (int i = 1; i < 12; i++) {
      said.append(",\"way %d\":{\"toolOneOff\":%d}".formatted(i, i));
    }
    Assumptions assumptions = Assumptions.of(Json.MAPPER.readTree(said + "}}"), null);
    Path file = directory.resolve("largest.xlsx");

    Books.write(assumptions, file);

    try (InputStream in = Files.newInputStream(file)) {
      assertThat(Assumptions.of(WorkbookInputs.read(in), null).inputs())
          .isEqualTo(assumptions.inputs());
    }
  }

  @Test
  void what_was_measured_is_read_back_as_it_was() throws Exception {
    Baseline baseline =
        new Baseline(
            LocalDate.parse("2026-01-05"),
            LocalDate.parse("2026-03-29"),
            3,
            12,
            8.3,
            Map.of("org.overlapFactor", new Baseline.Figure(0.8, MEASURED)),
            List.of(new ScenarioInputs.Run(5, 30), new ScenarioInputs.Run(40, 12)),
            20.7,
            27.6,
            Map.of());
    JsonNode said =
        Json.MAPPER.readTree(
            "{\"org\":{\"engineers\":3,\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":"
                + "{\"projectBuildHours\":160},\"other\":{\"runDurationFactor\":{\"factor\":0.4}}}}");
    Assumptions assumptions = Assumptions.of(said, baseline);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SimulationWorkbook.write(Simulation.of(assumptions, FEW), Books.ABOUT, bytes);

    JsonNode back = WorkbookInputs.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(Assumptions.of(back, null).inputs()).isEqualTo(assumptions.inputs());
  }

  @Test
  void a_wait_that_is_no_number_is_refused_by_its_row() throws Exception {
    Path file = directory.resolve("waits.xlsx");
    JsonNode said =
        Json.MAPPER.readTree(
            "{\"org\":{\"engineers\":3,\"baseSalaryPerYear\":60000,\"runs\":[{\"minutes\":5,"
                + "\"perEngineerMonth\":9}]},\"scenarios\":{\"current\":{\"projectBuildHours\":160}}}");
    Books.write(Assumptions.of(said, null), file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      for (Row row : book.getSheet("Simulation")) {
        Cell minutes = row.getCell(2);
        if (minutes != null
            && minutes.getCellType() == CellType.NUMERIC
            && minutes.getNumericCellValue() == 5) {
          minutes.setCellErrorValue(FormulaError.REF.getCode());
        }
      }
      book.write(bytes);
    }

    assertThatThrownBy(() -> WorkbookInputs.read(new ByteArrayInputStream(bytes.toByteArray())))
        .hasMessageContaining("needs two numbers, minutes and a count");
  }

  private static Optional<Simulation> simulation(JsonNode said) {
    try {
      return Optional.of(Simulation.of(Assumptions.of(said, null), FEW));
    } catch (Assumptions.Invalid e) {
      assertThat(e.mistakes()).allMatch(one -> one.startsWith("org") || one.startsWith("scen"));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(org|scenarios)\\..*");
      return Optional.empty();
    }
  }

  private static void finite(String path, JsonNode figure, JsonNode said) {
    if (figure.isContainerNode()) {
      figure.forEachEntry((name, one) -> finite(path + "." + name, one, said));
      figure.forEach(one -> finite(path + ".", one, said));
    } else if (figure.isFloatingPointNumber()) {
      assertThat(figure.asDouble()).as("%s of %s", path, said).isFinite();
    }
    assertThat(figure.asText()).as(path).doesNotContain("Infinity", "NaN");
  }

  /** Months beyond the horizon are drawn as gaps, for which a cell must be N/A. */
  private static void withoutErrors(Path file) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      book.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> {
                            if (cell.getCellType() == CellType.FORMULA
                                && cell.getCachedFormulaResultType() == CellType.ERROR) {
                              assertThat(cell.getErrorCellValue())
                                  .as("%s %s", sheet.getSheetName(), cell.getAddress())
                                  .isEqualTo(FormulaError.NA.getCode());
                            }
                          })));
    }
  }
}
