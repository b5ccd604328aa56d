package dev.makertime.render.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a cell has typed it; every other cell keeps what it was. */
class EditedWorkbookTest {
  private static final String MEETINGS = "scenarios.current.meetingHours";
  private static final FigureOrigin MEASURED =
      new FigureOrigin(
          FigureCertainty.MEASURED,
          "calendars",
          "2026-01-05/2026-03-29",
          6,
          12,
          2.0,
          null,
          null,
          null,
          null,
          null);

  @TempDir Path directory;
  private Path file;
  private Map<String, String> places;

  @BeforeEach
  void write() throws Exception {
    file = directory.resolve("study.xlsx");
    places = Books.write(assumptions(Map.of(MEETINGS, 20.0), Map.of()), file);
  }

  private static Assumptions assumptions(Map<String, Double> measured, Map<String, String> unknown)
      throws Exception {
    Map<String, Baseline.Figure> figures = new TreeMap<>();
    measured.forEach((path, value) -> figures.put(path, new Baseline.Figure(value, MEASURED)));
    Baseline baseline =
        new Baseline(
            LocalDate.parse("2026-01-05"),
            LocalDate.parse("2026-03-29"),
            6,
            12,
            16,
            figures,
            List.of(new Run(12, 30)),
            3,
            4,
            unknown);
    return Assumptions.of(
        Json.MAPPER.readTree(
            """
            {"by": "Ana", "on": "2026-05-04", "org": {"engineers": 6, "monthlyCost": 7500},
            "scenarios": {"current": {"projectBuildHours": 160, "manualFixedHours": 9},
            "other": {"manualFixedHours": {"value": 4, "by": "Bo"}, "meetingHours": {"factor": 0.5}}}}"""),
        baseline);
  }

  @Test
  void a_changed_measured_cell_is_typed_and_the_others_stay_measured() throws Exception {
    edit(book -> Books.cell(book, places, MEETINGS).setCellValue(25));

    Assumptions back = read();

    assertThat(back.inputs().current().meetingHours()).isEqualTo(25);
    assertThat(origin(back, MEETINGS).mark()).isEqualTo("assumed, by whom is not said");
    assertThat(origin(back, "org.runs").mark()).isEqualTo("measured of 6 people over 12 weeks");
    assertThat(origin(back, "org.baseSalaryPerYear").mark())
        .isEqualTo("assumed by Ana on 2026-05-04");
  }

  @Test
  void what_was_a_multiple_of_a_changed_cell_stays_as_its_cell_says() throws Exception {
    edit(book -> Books.cell(book, places, MEETINGS).setCellValue(25));

    Assumptions back = read();

    assertThat(Objects.requireNonNull(back.inputs().scenarios().get("other")).meetingHours())
        .isEqualTo(10);
    assertThat(back.links().followers()).doesNotContainKey(MEETINGS);
  }

  @Test
  void a_multiple_of_a_changed_cell_follows_it_where_a_program_computes_anew() throws Exception {
    edit(
        book -> {
          Books.cell(book, places, MEETINGS).setCellValue(25);
          book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

    Assumptions back = read();

    assertThat(Objects.requireNonNull(back.inputs().scenarios().get("other")).meetingHours())
        .isEqualTo(12.5);
    assertThat(Objects.requireNonNull(back.links().followers().get(MEETINGS)))
        .containsEntry("scenarios.other.meetingHours", 0.5);
    assertThat(origin(back, "scenarios.other.meetingHours").mark())
        .isEqualTo("assumed by Ana on 2026-05-04");
  }

  @Test
  void a_changed_factor_changes_its_input() throws Exception {
    String path = "scenarios.other.meetingHours";
    edit(
        book -> {
          row(book, path).getCell(RangesSheet.FACTOR).setCellValue(0.25);
          book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

    Assumptions back = read();

    assertThat(Objects.requireNonNull(back.inputs().scenarios().get("other")).meetingHours())
        .isEqualTo(5);
    assertThat(Objects.requireNonNull(back.links().followers().get(MEETINGS)))
        .containsEntry(path, 0.25);
  }

  @Test
  void nobody_answers_for_what_somebody_else_changed() throws Exception {
    String path = "scenarios.other.manualFixedHours";
    edit(book -> Books.cell(book, places, path).setCellValue(5));

    assertThat(origin(read(), path).mark()).isEqualTo("assumed, by whom is not said");
  }

  @Test
  void who_changes_a_cell_may_say_so() throws Exception {
    String path = "scenarios.other.manualFixedHours";
    edit(
        book -> {
          Books.cell(book, places, path).setCellValue(5);
          row(book, path).getCell(RangesSheet.BY).setCellValue("Cy");
          row(book, path).getCell(RangesSheet.ON).setCellValue("2026-06-01");
        });

    assertThat(origin(read(), path).mark()).isEqualTo("assumed by Cy on 2026-06-01");
  }

  @Test
  void a_day_may_be_a_date_of_the_program() throws Exception {
    String path = "scenarios.other.manualFixedHours";
    edit(
        book ->
            row(book, path).getCell(RangesSheet.ON).setCellValue(LocalDate.parse("2026-06-01")));

    assertThat(origin(read(), path).mark()).isEqualTo("assumed by Bo on 2026-06-01");
  }

  @Test
  void a_day_that_is_none_is_refused_by_its_path() throws Exception {
    String path = "scenarios.other.manualFixedHours";
    edit(book -> row(book, path).getCell(RangesSheet.ON).setCellValue("soon"));

    assertThatThrownBy(this::read).hasMessageContaining(path + ".on must be a date");
  }

  @Test
  void a_range_may_be_changed_alone() throws Exception {
    String path = "scenarios.other.manualFixedHours";
    edit(book -> row(book, path).createCell(RangesSheet.HIGH).setCellValue(8));

    Assumptions back = read();

    assertThat(origin(back, path).high()).isEqualTo(8);
    assertThat(origin(back, path).mark()).isEqualTo("assumed by Bo, when is not said");
  }

  @Test
  void changed_waits_are_typed() throws Exception {
    edit(
        book -> {
          for (Row row : book.getSheet("Simulation")) {
            if (WorkbookInputs.isNumber(row.getCell(2))
                && row.getCell(2).getNumericCellValue() == 12) {
              row.getCell(3).setCellValue(60);
            }
          }
        });

    Assumptions back = read();

    assertThat(back.inputs().org().runs()).containsExactly(new Run(12, 60));
    assertThat(origin(back, "org.runs").kind()).isEqualTo(FigureCertainty.ASSUMED);
  }

  @Test
  void what_nobody_knew_is_known_once_somebody_fills_it_in() throws Exception {
    places = Books.write(assumptions(Map.of(), Map.of(MEETINGS, "connect a calendar")), file);
    assertThat(Simulation.of(read(), new Simulation.Settings(1, 10, 7)).missing()).hasSize(1);

    edit(book -> Books.cell(book, places, MEETINGS).setCellValue(18));

    Simulation simulation = Simulation.of(read(), new Simulation.Settings(1, 10, 7));
    assertThat(simulation.missing()).isEmpty();
    assertThat(simulation.assumptions().inputs().current().meetingHours()).isEqualTo(18);
  }

  private Assumptions read() throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return Assumptions.of(WorkbookInputs.read(in), null);
    }
  }

  private static FigureOrigin origin(Assumptions of, String path) {
    return Objects.requireNonNull(of.origins().get(path));
  }

  private static Row row(XSSFWorkbook book, String path) {
    for (Row row : book.getSheet(RangesSheet.SHEET)) {
      if (path.equals(row.getCell(0).getStringCellValue())) {
        return row;
      }
    }
    throw new AssertionError("no row of " + path);
  }

  private void edit(Consumer<XSSFWorkbook> change) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      change.accept(book);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }
}
