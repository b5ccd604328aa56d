package dev.makertime.reporter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trend says of weeks that are not all shown. */
class TrendChartTest {
  @TempDir Path directory;

  private PageScripts page;

  @BeforeEach
  void copyScripts() throws Exception {
    page = new PageScripts(directory);
  }

  @Test
  void the_trend_counts_as_hatched_the_weeks_that_its_chart_hatches() throws Exception {
    String answer =
        page.run(
            "team-trend",
            "{ Trend }",
            PageScripts.WEEKS
                + "const weeks = [week('2026-06-01', 10, 10), week('2026-06-08', 10, 2)];"
                + "const text = textOf(Trend({ trend: { weeks, markers: [] } }));"
                + "const chart = drawn.find((one) => one.name === 'Stacks').props;"
                + "return text + JSON.stringify(chart.series.map((one) => one.values));");

    assertThat(answer)
        .contains("1 week is hatched: of one of these parts, less than 80 % of the working time")
        .contains("[[0,null],[2.5,null],[5,5]]");
  }

  @Test
  void the_trend_has_one_column_of_technical_work_and_withheld_hours() throws Exception {
    String answer = trend("{ technical: 0, rest: 90000, manual: 0 }", "10");

    assertThat(answer)
        .containsOnlyOnce(" Technical work, with withheld hours ")
        .doesNotContain(" Technical work ")
        .contains(" 6 40.0 ≥ 2.0 withheld withheld withheld withheld 25.0 withheld withheld 100 %");
  }

  @Test
  void the_upper_end_of_waiting_in_an_unknown_week_is_unknown() throws Exception {
    assertThat(trend("{ meeting: 0, manual: 0 }", "0"))
        .contains(" ≤ 25.0 unknown unknown 0 %")
        .doesNotContain(" 0.0 ");
  }

  private String trend(String of, String known) throws Exception {
    return page.run(
        "team-trend",
        "{ Trend }",
        PageScripts.WEEKS
            + "const weeks = [week('2026-06-01', %1$s, %1$s, %2$s)];".formatted(known, of)
            + "return textOf(Trend({ trend: { weeks, markers: [] } }));");
  }

  @Test
  void a_part_of_a_subject_that_cannot_be_shown_is_hatched_and_no_zero() throws Exception {
    String answer =
        page.run(
            "team-subject",
            "{ partOf }",
            "const weeks = [{ waiting: 3600, manual: null }, { waiting: null, manual: null }];"
                + "return JSON.stringify([partOf(weeks, 'waiting'), partOf(weeks, 'manual')]);");

    assertThat(answer).isEqualTo("[[1,null],[null,null]]");
  }

  @Test
  void parts_without_a_value_are_left_out_of_a_stack() throws Exception {
    String answer =
        page.run(
            "charts",
            "{ stackOf, isHatched }",
            "const series = [{ values: [1, null, null] }, { values: [null, 2, null] },"
                + " { values: [3, 4, null] }];"
                + "const { sums, tops } = stackOf(series);"
                + "return JSON.stringify([sums, tops, [0, 1, 2].map((i) => isHatched(series, i))]);");

    assertThat(answer)
        .isEqualTo("[[[1,null,null],[null,2,null],[4,6,null]],[4,6,null],[true,true,true]]");
  }
}
