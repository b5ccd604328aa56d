package dev.makertime.reporter.workbook;

import static dev.makertime.reporter.Golden.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.money.Capacity;
import dev.makertime.reporter.money.Projection;
import dev.makertime.reporter.money.Simulation;
import dev.makertime.reporter.study.Assumptions;
import dev.makertime.reporter.study.Study;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
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

    Map<String, String> places = write(assumptions, file);

    same(file, places, Simulation.of(assumptions.inputs()));
  }

  @Test
  void so_do_edges() throws Exception {
    for (JsonNode one : golden("scenario_4_edges").path("inputs").path("cases")) {
      Assumptions assumptions = Assumptions.of(one.path("inputs"), null);
      Path file = directory.resolve(one.path("name").asText() + ".xlsx");

      Map<String, String> places = write(assumptions, file);

      same(file, places, Simulation.of(assumptions.inputs()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void inputs_are_read_back_as_they_were_written(String name) throws Exception {
    Assumptions assumptions = Assumptions.of(golden(name).path("inputs"), null);
    Path file = directory.resolve("simulation.xlsx");
    write(assumptions, file);

    try (InputStream in = Files.newInputStream(file)) {
      assertThat(Assumptions.of(WorkbookInputs.read(in), null).inputs())
          .isEqualTo(assumptions.inputs());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario_1", "scenario_2", "scenario_3"})
  void a_changed_input_changes_everything_downstream(String name) throws Exception {
    Path office = office();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        office != null,
        "needs LibreOffice: apt-get install libreoffice-calc, or set MAKERTIME_SOFFICE");
    Assumptions assumptions = Assumptions.of(golden(name).path("inputs"), null);
    Path file = directory.resolve("simulation.xlsx");
    Map<String, String> places = write(assumptions, file);
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

    Path recalculated = recalculate(Objects.requireNonNull(office), file);

    assertThat(changed.at("/org/engineers").asDouble()).isEqualTo(9);
    same(recalculated, places, Simulation.of(Assumptions.of(changed, null).inputs()));
  }

  @Test
  void a_study_comes_to_the_same_after_a_workbook() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            """
            {"org": {"engineers": 6, "baseSalaryPerYear": {"value": 60000, "low": 50000, "high": 65000}},
            "scenarios": {"current": {"projectBuildHours": 160, "meetingHours": 20},
            "other": {"meetingHours": {"factor": 0.5}, "manualFixedHours": {"value": 3, "low": 1, "high": 9}}}}""");
    Path file = directory.resolve("simulation.xlsx");
    write(Assumptions.of(said, null), file);

    JsonNode back;
    try (InputStream in = Files.newInputStream(file)) {
      back = WorkbookInputs.read(in);
    }
    assertThat(back.path("successProbability").asDouble()).isEqualTo(0.9);
    Study.Settings settings = new Study.Settings(0.9, 2_000, 7);
    Study again = Study.of(Assumptions.of(back, null), null, settings);
    Study first = Study.of(Assumptions.of(said, null), null, settings);
    assertThat(again.uncertainty()).isEqualTo(first.uncertainty());
    assertThat(again.sensitivity()).isEqualTo(first.sensitivity());
  }

  @Test
  void an_emptied_cell_is_refused_by_name() throws Exception {
    Path file = directory.resolve("simulation.xlsx");
    Map<String, String> places =
        write(Assumptions.of(golden("scenario_1").path("inputs"), null), file);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      cell(book, places, "scenarios.optimal.meetingHours").setBlank();
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

    Map<String, String> places = write(assumptions, file);

    same(file, places, Simulation.of(assumptions.inputs()));
  }

  @Test
  void each_input_says_where_it_comes_from() throws Exception {
    JsonNode said =
        Json.MAPPER.readTree(
            "{\"org\":{\"engineers\":6,\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":{\"projectBuildHours\":160}}}");
    Assumptions assumptions = Assumptions.of(said, null);
    Path file = directory.resolve("simulation.xlsx");
    Map<String, String> places = write(assumptions, file);

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(cell(book, places, "org.discountRateAnnual").getCellComment().getString())
          .hasToString("DEFAULT: Forrester TEI");
      assertThat(cell(book, places, "org.engineers").getCellComment().getString())
          .hasToString("ASSUMED: the inputs");
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

  private static Map<String, String> write(Assumptions assumptions, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return SimulationWorkbook.write(assumptions, null, 0.9, out);
    }
  }

  /** As a user would: types other values, and saves without calculating. */
  private static void change(Path file, Map<String, String> places, Map<String, Double> values)
      throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      values.forEach((name, value) -> cell(book, places, name).setCellValue(value));
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  private Path recalculate(Path office, Path file) throws Exception {
    Path to = Files.createDirectories(directory.resolve("recalculated"));
    Path settings = Files.createDirectories(directory.resolve("profile/user"));
    Files.writeString(
        settings.resolve("registrymodifications.xcu"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
        oor:op="fuse"><value>0</value></prop></item></oor:items>
        """);
    Process process =
        new ProcessBuilder(
                office.toString(),
                "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                to.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("office.log").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return to.resolve(file.getFileName());
  }

  private static @Nullable Path office() {
    String said = System.getenv("MAKERTIME_SOFFICE");
    for (String one : List.of(said == null ? "" : said, "/usr/bin/soffice")) {
      if (!one.isEmpty() && Files.isExecutable(Path.of(one))) {
        return Path.of(one);
      }
    }
    return null;
  }

  private static void same(Path file, Map<String, String> places, Simulation simulation)
      throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      Map<String, @Nullable Double> expected = expected(simulation);
      assertThat(expected.size()).isGreaterThan(50);
      expected.forEach(
          (name, value) -> {
            Cell cell = cell(book, places, name);
            if (value == null) {
              assertThat(cell.getCachedFormulaResultType()).as(name).isEqualTo(CellType.STRING);
            } else {
              assertThat(cell.getCachedFormulaResultType()).as(name).isEqualTo(CellType.NUMERIC);
              assertThat(cell.getNumericCellValue())
                  .as(name)
                  .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
            }
          });
    }
  }

  private static Cell cell(XSSFWorkbook book, Map<String, String> places, String name) {
    CellReference place = new CellReference(Objects.requireNonNull(places.get(name), name));
    return book.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol());
  }

  private static Map<String, @Nullable Double> expected(Simulation simulation) {
    Map<String, @Nullable Double> all = new LinkedHashMap<>();
    all.put("hourlyCost", simulation.hourlyCost());
    simulation
        .scenarios()
        .forEach(
            (s, outcome) -> {
              Json.MAPPER
                  .valueToTree(outcome.hours())
                  .properties()
                  .forEach(one -> all.put(s + "." + one.getKey(), one.getValue().asDouble()));
              Json.MAPPER
                  .valueToTree(outcome.monthly())
                  .properties()
                  .forEach(one -> all.put(s + "." + one.getKey(), one.getValue().asDouble()));
              capacity(all, s, outcome.capacity());
              if (outcome.projection() != null) {
                projection(all, s, outcome.projection());
              }
            });
    return all;
  }

  private static void capacity(Map<String, @Nullable Double> all, String s, Capacity capacity) {
    all.put(s + ".budget", capacity.buildBudgetHours());
    all.put(s + ".fluidLimit", capacity.fluidLimit());
    Integer count = capacity.saturationCount();
    all.put(s + ".saturationCount", count == null ? null : Double.valueOf(count));
    all.put(s + ".ratio", capacity.ratio());
    all.put(s + ".months95", capacity.months95());
    all.put(s + ".initialOverloadHours", capacity.initialOverloadHours());
    for (int month = 0; month < capacity.fluidCurve().size(); month++) {
      all.put("%s.fluid.%d".formatted(s, month), capacity.fluidCurve().get(month));
    }
  }

  private static void projection(Map<String, @Nullable Double> all, String s, Projection one) {
    all.put(s + ".freedHoursPerEngineer", one.freedHoursPerEngineer());
    all.put(s + ".freedHoursTeam", one.freedHoursTeam());
    all.put(s + ".freedFte", one.freedFte());
    all.put(s + ".labourGross", one.steadyMonthlySaving().labourGross());
    all.put(s + ".labourRealised", one.steadyMonthlySaving().labourRealised());
    all.put(s + ".oneOff", one.oneOff());
    all.put(s + ".oneOffAmortisedPerMonth", one.oneOffAmortisedPerMonth());
    all.put(s + ".npv", one.npv());
    Integer month = one.breakEvenMonth();
    all.put(s + ".breakEvenMonth", month == null ? null : Double.valueOf(month));
    all.put(s + ".breakEvenFractional", one.breakEvenFractional());
    all.put(s + ".irrMonthly", one.irrMonthly());
    all.put(s + ".irrAnnual", one.irrAnnual());
    all.put(s + ".investmentTotal", one.investmentTotal());
    all.put(s + ".benefitTotal", one.benefitTotal());
    all.put(s + ".roi", one.roi());
    all.put(s + ".roiPv", one.roiPv());
    all.put(s + ".measuredBaselineShare", one.measuredBaselineShare());
  }
}
