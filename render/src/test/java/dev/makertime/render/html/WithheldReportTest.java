package dev.makertime.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.ShownDays;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Totals;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.render.format.KnownFormat;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.workbook.sheet.WorkbookWriter;
import dev.makertime.render.workbook.table.DaysSheet;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Totals in which parts of few people are technical work. */
class WithheldReportTest {
  private static final TimeSums SUMS =
      new TimeSums(40 * 3600, 5 * 3600, 0, 0, 0, 0, 35 * 3600, 0, 0, 0);
  private static final Totals TOTALS = new Totals(SUMS, false, KnownTimes.NONE, true);
  private static final Withheld PARTS = new Withheld(true, Set.of());
  private static final Withheld FOCUS = new Withheld(false, Set.of(Extra.FOCUS));

  @Test
  void technical_work_is_the_most_and_the_other_parts_are_the_least() {
    assertThat(KnownFormat.hours(Category.TECHNICAL, TOTALS)).isEqualTo("≤ 35.0");
    assertThat(KnownFormat.hours(Category.MEETING, TOTALS)).isEqualTo("≥ 5.0");
    assertThat(KnownFormat.hours(Category.MANUAL, TOTALS)).isEqualTo("withheld");
    assertThat(KnownFormat.focus(TOTALS)).isEqualTo("withheld");
    assertThat(KnownFormat.share(Category.MANUAL, TOTALS)).isEmpty();
    assertThat(KnownFormat.sentence(TOTALS)).contains("Parts of few people are withheld");
  }

  @Test
  void focus_of_few_is_withheld_and_the_parts_are_told_as_they_are() {
    Totals totals =
        new Totals(SUMS.withholding(Set.of(Extra.FOCUS)), false, KnownTimes.NONE, false);

    assertThat(KnownFormat.hours(Category.TECHNICAL, totals)).isEqualTo("35.0");
    assertThat(KnownFormat.hours(Category.MEETING, totals)).isEqualTo("5.0");
    assertThat(KnownFormat.focus(totals)).isEqualTo("withheld");
    assertThat(KnownFormat.sentence(totals))
        .contains("Of focus")
        .doesNotContain("technical work, which is the most");
  }

  @Test
  void focus_of_few_is_no_zero_in_lines_for_machines_and_a_part_of_none_is_0() throws Exception {
    List<TeamDay> days =
        TeamDay.of(
            OrganizationFile.parse("people: [{id: ana}]"),
            List.of(ShownDays.day("ana", LocalDate.EPOCH, "churn", SUMS, new TreeMap<>())));

    String json = DayLines.teamJson(days, day -> KnownTimes.NONE, day -> FOCUS);

    assertThat(json)
        .contains("\"withheld\":true", "\"focus\":null", "\"manual\":0", "\"waitUpper\":0");
  }

  @Test
  void what_is_folded_on_a_day_is_no_zero_in_lines_for_machines() throws Exception {
    List<TeamDay> days =
        TeamDay.of(
            OrganizationFile.parse("people: [{id: ana}]"),
            List.of(Days.day("ana", "2026-06-15", "churn")));
    String json = DayLines.teamJson(days, day -> KnownTimes.NONE, day -> PARTS);
    String csv = DayLines.teamCsv(days, day -> KnownTimes.NONE, day -> PARTS);

    assertThat(json).contains("\"withheld\":true", "\"resume\":null");
    assertThat(DayLines.teamJson(days, day -> KnownTimes.NONE, day -> Withheld.NOTHING))
        .contains("\"withheld\":false", "\"resume\":0");
    assertThat(csv.lines().findFirst().orElseThrow()).endsWith("knownTools,withheld");
    assertThat(csv.lines().skip(1)).allMatch(line -> line.endsWith(",true") && line.contains(",,"));
  }

  @Test
  void what_is_folded_on_a_day_is_no_zero_in_the_workbook_either() throws Exception {
    List<TeamDay> days =
        TeamDay.of(
            OrganizationFile.parse("people: [{id: ana}]"),
            List.of(Days.day("ana", "2026-06-15", "churn")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WorkbookWriter book = new WorkbookWriter();
    try (book.poi) {
      DaysSheet.ofTeams(book, days, day -> PARTS);
      book.poi.write(bytes);
    }

    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
      DataFormatter format = new DataFormatter(Locale.ENGLISH);
      List<String> head = texts(read, 0, format);
      List<String> day = texts(read, 1, format);
      assertThat(day.get(head.indexOf("wait: resume, h"))).isEqualTo("withheld");
      assertThat(day.get(head.indexOf("meetings, h"))).startsWith("≥");
      assertThat(day.get(head.indexOf("technical work, h"))).startsWith("≤");
      assertThat(day.get(head.indexOf("parts withheld"))).isEqualTo("yes");
    }
  }

  private static List<String> texts(XSSFWorkbook book, int row, DataFormatter format) {
    List<String> texts = new ArrayList<>();
    book.getSheet("Days").getRow(row).forEach(cell -> texts.add(format.formatCellValue(cell)));
    return texts;
  }
}
