package dev.makertime.render.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.money.Capacity;
import dev.makertime.analysis.money.Projection;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes workbooks, has them recalculated, and holds them against the model. */
final class Books {
  static final About ABOUT = new About("churn", LocalDate.parse("2026-04-01"));

  private static final Simulation.Settings FEW = new Simulation.Settings(0.9, 10, 7);

  private Books() {}

  static Map<String, String> write(Assumptions assumptions, Path file) throws IOException {
    Simulation simulation = Simulation.of(assumptions, FEW);
    try (OutputStream out = Files.newOutputStream(file)) {
      return SimulationWorkbook.write(simulation, ABOUT, out);
    }
  }

  /** As LibreOffice computes them anew, all in one call. */
  static List<Path> recalculate(Path office, Path directory, Path... files) throws Exception {
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
    List<String> command =
        new ArrayList<>(
            List.of(
                office.toString(),
                "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                to.toString()));
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("office.log").toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return Arrays.stream(files).map(file -> to.resolve(file.getFileName())).toList();
  }

  static @Nullable Path office() {
    String said = System.getenv("MAKERTIME_SOFFICE");
    for (String one : List.of(said == null ? "" : said, "/usr/bin/soffice")) {
      if (!one.isEmpty() && Files.isExecutable(Path.of(one))) {
        return Path.of(one);
      }
    }
    return null;
  }

  static void same(Path file, Map<String, String> places, ScenarioResults simulation)
      throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      Map<String, @Nullable Double> expected = expected(simulation);
      assertThat(expected.size()).isGreaterThan(50);
      expected.forEach(
          (name, value) -> {
            Cell cell = cell(book, places, name);
            boolean isGap = name.toLowerCase(Locale.ROOT).contains("featuregap");
            if (isGap && cell.getCachedFormulaResultType() == CellType.STRING) {
              assertThat(cell.getStringCellValue()).isEqualTo("not known");
            } else if (value == null) {
              assertThat(cell.getCachedFormulaResultType())
                  .as("%s of %s", name, file.getFileName())
                  .isEqualTo(CellType.STRING);
            } else {
              assertThat(cell.getCachedFormulaResultType())
                  .as("%s of %s", name, file.getFileName())
                  .isEqualTo(CellType.NUMERIC);
              assertThat(cell.getNumericCellValue())
                  .as("%s of %s", name, file.getFileName())
                  .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
            }
          });
    }
  }

  static Cell cell(XSSFWorkbook book, Map<String, String> places, String name) {
    CellReference place = new CellReference(Objects.requireNonNull(places.get(name), name));
    return book.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol());
  }

  private static Map<String, @Nullable Double> expected(ScenarioResults simulation) {
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
    Long count = capacity.saturationCount();
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
    all.put(s + ".learningLoss", one.learningLoss());
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
