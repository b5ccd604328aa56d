package dev.makertime.render.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.dossier.Dossier;
import dev.makertime.analysis.dossier.DossierInputs;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.dossier.DossierPage;
import dev.makertime.render.html.SimulationPage;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.render.text.SimulationText;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Whatever is written of a simulation, no net present value is in it that rests on nothing. */
class UnknownHoursOutputTest {
  private static final Simulation.Settings FEW = new Simulation.Settings(1, 10, 7);
  private static final String WHAT_TO_DO = "no calendar told of any meeting: connect one";

  @Test
  void the_sentence_says_what_is_missing_and_what_to_do() throws Exception {
    Simulation simulation = simulation();

    assertThat(SimulationAnswer.of(simulation, SimulationAnswer.plain(simulation)))
        .isEqualTo(
            "Nothing can be compared with the current scenario, and no net present value computed:"
                + " not all of its hours are known. Not known are meetings; "
                + WHAT_TO_DO
                + ".");
  }

  @Test
  void the_text_has_no_value_no_tornado_and_no_draws() throws Exception {
    assertThat(SimulationText.of(simulation()))
        .contains(WHAT_TO_DO)
        .containsPattern("meetings +not known +not known")
        .containsPattern("total +not known +not known")
        .containsPattern("manual +0.0 +0.0")
        .doesNotContain("break-even", "uncertainty", "depends most on", "positive in", "IRR");
  }

  @Test
  void the_page_has_none_and_no_chart() throws Exception {
    String page = SimulationPage.of(simulation(), Locale.ENGLISH);

    assertThat(page)
        .contains(WHAT_TO_DO)
        .contains("<td>not known</td>")
        .doesNotContain("Net present value", "<svg", "Payback period", "Projects an engineer");
  }

  @Test
  void the_dossier_has_none_and_asks_the_operator() throws Exception {
    DossierInputs inputs =
        new DossierInputs(
            DossierInputs.FORMAT,
            "A change",
            LocalDate.parse("2026-06-17"),
            2,
            simulation().assumptions().asFile(),
            10,
            7,
            null,
            null,
            null,
            List.of());
    Dossier dossier = Dossier.of(inputs);

    assertThat(DossierPage.of(inputs, dossier))
        .contains("Nothing can be compared yet", "How many hours go to meetings? " + WHAT_TO_DO)
        .doesNotContain("Net present value", "<svg", "Payback period", "NaN");
    assertThat(dossier.figures().toString()).doesNotContain("npv", "breakEven");
  }

  @Test
  void the_workbook_has_none_and_says_it_on_its_first_sheet() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Map<String, String> places = SimulationWorkbook.write(simulation(), Books.ABOUT, bytes);

    assertThat(places.keySet()).noneMatch(name -> name.endsWith("npv"));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(book.getSheetAt(0).getRow(2).getCell(0).getStringCellValue()).contains(WHAT_TO_DO);
      assertThat(book.getSheet("Returns")).isNull();
      assertThat(book.getSheet("Months")).isNull();
      assertThat(Books.cell(book, places, "scenarios.current.meetingHours").getCellType())
          .isEqualTo(CellType.BLANK);
    }
  }

  @Test
  void missing_features_that_nobody_answered_for_are_no_figure_anywhere() throws Exception {
    Simulation simulation = Simulation.of(Assumptions.of(said(), null), FEW);

    assertThat(SimulationText.of(simulation))
        .containsPattern("feature gap +not known +not known")
        .doesNotContain("featureCompleteness (±");
    assertThat(SimulationPage.of(simulation, Locale.ENGLISH))
        .contains("<th scope=\"row\">Feature gap (assumed)</th><td>not known</td>");
  }

  private static Simulation simulation() throws Exception {
    Baseline baseline =
        new Baseline(
            LocalDate.parse("2026-01-05"),
            LocalDate.parse("2026-03-29"),
            6,
            12,
            16,
            Map.of(),
            List.of(),
            3,
            4,
            Map.of("scenarios.current.meetingHours", WHAT_TO_DO));
    return Simulation.of(Assumptions.of(said(), baseline), FEW);
  }

  private static JsonNode said() throws Exception {
    return Json.MAPPER.readTree(
        "{\"org\":{\"engineers\":6,\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":"
            + "{\"projectBuildHours\":160},\"other\":{\"meetingHours\":{\"factor\":0.5},\"toolOneOff\":1}}}");
  }
}
