package dev.makertime.render.workbook;

import static dev.makertime.testkit.Golden.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that people see first: one sentence, two columns of figures, one chart. */
class SummarySheetTest {
  private static final Simulation.Settings FEW = new Simulation.Settings(0.9, 10, 7);

  @TempDir Path directory;

  @Test
  void it_is_the_first_sheet_and_prints_on_one_page() throws Exception {
    try (XSSFWorkbook book = book(simulation())) {
      XSSFSheet summary = book.getSheetAt(0);

      assertThat(summary.getSheetName()).isEqualTo("Summary");
      assertThat(book.getActiveSheetIndex()).isZero();
      assertThat(book.getPrintArea(0)).startsWith("Summary!$A$1:$D$");
      assertThat(summary.getFitToPage()).isTrue();
      assertThat(summary.getPrintSetup().getFitHeight()).isEqualTo((short) 1);
      assertThat(summary.getDrawingPatriarch().getCharts()).hasSize(1);
    }
  }

  @Test
  void it_names_team_period_and_day_and_says_the_sentence_of_all_other_outputs() throws Exception {
    Simulation simulation = simulation();

    assertThat(texts(simulation))
        .contains(SimulationAnswer.of(simulation, SimulationAnswer.plain(simulation)))
        .anyMatch(text -> text.startsWith("Team churn; ") && text.endsWith("written 2026-04-01"));
  }

  @Test
  void now_stands_first_and_the_best_that_could_be_last() throws Exception {
    assertThat(texts(simulation())).containsSubsequence("now", "compromise", "optimal");
  }

  @Test
  void learning_has_a_row_of_its_own_that_says_whether_somebody_typed_it() throws Exception {
    JsonNode inputs = golden("scenario_1").path("inputs").deepCopy();
    inputs
        .path("scenarios")
        .forEach(one -> ((ObjectNode) one).remove(List.of("learningMonths", "learningDrop")));
    Simulation defaults = Simulation.of(Assumptions.of(inputs, null), FEW);

    assertThat(texts(simulation()))
        .filteredOn(text -> text.startsWith("Learning loss"))
        .hasSize(2)
        .allMatch(text -> text.startsWith("Learning loss (typed)"));
    assertThat(texts(defaults))
        .filteredOn(text -> text.startsWith("Learning loss ("))
        .hasSize(2)
        .allMatch(text -> text.startsWith("Learning loss (default)"));
    assertThat(texts(defaults))
        .anyMatch(text -> text.contains("makertime's default: 15 % of the hours for 3 months"));
  }

  @Test
  void every_other_sheet_that_is_seen_keeps_its_heading_in_sight() throws Exception {
    try (XSSFWorkbook book = book(simulation())) {
      for (int i = 1; i < book.getNumberOfSheets(); i++) {
        if (!book.isSheetHidden(i)) {
          assertThat(book.getSheetAt(i).getPaneInformation()).as(book.getSheetName(i)).isNotNull();
        }
      }
    }
  }

  @Test
  void no_figure_has_a_row_of_decimals() throws Exception {
    DataFormatter shown = new DataFormatter();
    try (XSSFWorkbook book = book(simulation())) {
      for (Sheet sheet : book) {
        if (!book.isSheetHidden(book.getSheetIndex(sheet))) {
          sheet.forEach(
              row ->
                  row.forEach(
                      cell ->
                          assertThat(text(shown, cell))
                              .as("%s %s", sheet.getSheetName(), cell.getAddress())
                              .doesNotMatch("-?[0-9.,]*\\.[0-9]{5,}")));
        }
      }
    }
  }

  private static String text(DataFormatter shown, Cell cell) {
    boolean isNumber =
        cell.getCellType() == CellType.FORMULA
            && cell.getCachedFormulaResultType() == CellType.NUMERIC;
    return isNumber
        ? shown.formatRawCellContents(
            cell.getNumericCellValue(),
            cell.getCellStyle().getDataFormat(),
            cell.getCellStyle().getDataFormatString())
        : cell.getCellType() == CellType.NUMERIC ? shown.formatCellValue(cell) : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void what_is_measurable_has_formulas_that_come_to_what_the_model_says(String name)
      throws Exception {
    Simulation simulation = Simulation.of(Assumptions.of(golden(name).path("inputs"), null), FEW);
    Path file = directory.resolve("study.xlsx");
    Map<String, String> places = Books.write(simulation.assumptions(), file);

    measurable(file, places, simulation);
    Path office = Books.office();
    if (office != null) {
      measurable(
          Books.recalculate(Objects.requireNonNull(office), directory, file).get(0),
          places,
          simulation);
    }
  }

  private static void measurable(Path file, Map<String, String> places, Simulation simulation)
      throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      simulation
          .measurable()
          .results()
          .scenarios()
          .forEach(
              (scenario, outcome) -> {
                Projection one = outcome.projection();
                String of = scenario + ".measurable.";
                same(book, places, of + "totalMonthly", outcome.monthly().totalMonthly());
                if (one != null) {
                  same(book, places, of + "npv", one.npv());
                  same(book, places, of + "labourGross", one.steadyMonthlySaving().labourGross());
                  same(book, places, of + "learningLoss", one.learningLoss());
                  same(book, places, of + "investmentTotal", one.investmentTotal());
                  same(book, places, of + "benefitTotal", one.benefitTotal());
                  same(book, places, of + "freedHoursPerEngineer", one.freedHoursPerEngineer());
                  if (one.breakEvenFractional() != null) {
                    same(book, places, of + "breakEvenFractional", one.breakEvenFractional());
                  }
                }
              });
    }
  }

  private static void same(
      XSSFWorkbook book, Map<String, String> places, String name, double value) {
    assertThat(Books.cell(book, places, name).getNumericCellValue())
        .as(name)
        .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
  }

  @Test
  void a_changed_input_makes_the_sentence_one_of_before() throws Exception {
    Path file = directory.resolve("study.xlsx");
    Map<String, String> places = Books.write(simulation().assumptions(), file);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      Cell note = book.getSheetAt(0).getRow(3).getCell(0);
      assertThat(note.getStringCellValue()).isEmpty();

      Books.cell(book, places, "org.realisationShare").setCellValue(0.9);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();

      assertThat(note.getStringCellValue()).startsWith("Inputs were changed");
    }
  }

  @Test
  void missing_features_that_nobody_answered_for_are_not_known() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            "{\"org\":{\"engineers\":6,\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":"
                + "{\"projectBuildHours\":160},\"other\":{\"toolOneOff\":1}}}");
    Path file = directory.resolve("study.xlsx");

    Map<String, String> places = Books.write(Assumptions.of(said, null), file);

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(Books.cell(book, places, "current.costFeatureGap").getStringCellValue())
          .isEqualTo("not known");
      assertThat(Books.cell(book, places, "other.npv").getNumericCellValue()).isNegative();
    }
  }

  private static Simulation simulation() throws Exception {
    return Simulation.of(Assumptions.of(golden("scenario_1").path("inputs"), null), FEW);
  }

  private XSSFWorkbook book(Simulation simulation) throws Exception {
    Path file = directory.resolve("study.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      SimulationWorkbook.write(simulation, Books.ABOUT, out);
    }
    return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  private static List<String> texts(Simulation simulation) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SimulationWorkbook.write(simulation, Books.ABOUT, bytes);
    List<String> texts = new ArrayList<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
      book.getSheetAt(0)
          .forEach(
              row ->
                  row.forEach(
                      cell -> {
                        if (cell.getCellType() == CellType.STRING) {
                          texts.add(cell.getStringCellValue());
                        }
                      }));
    }
    return texts;
  }
}
