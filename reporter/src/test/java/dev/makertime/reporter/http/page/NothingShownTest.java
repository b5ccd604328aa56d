package dev.makertime.reporter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page says where nothing is shown. */
class NothingShownTest {
  @TempDir Path directory;

  private PageScripts page;

  @BeforeEach
  void copyScripts() throws Exception {
    page = new PageScripts(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "'tools: 6, state: \"fresh\"', '0 Nobody is waiting for a run.'",
    "'tools: 6, state: \"stale\"', No wait is known; gitlab was last read 40 min ago.",
    "'tools: 6, state: \"silent\"', No wait is known; gitlab was never read.",
    "'tools: 0, state: \"fresh\"', No wait is known; no tool is read that tells of these people.",
  })
  void that_no_wait_is_known_is_a_zero_only_where_the_tools_were_read(String of, String said)
      throws Exception {
    String answer =
        page.run(
            "team",
            "{ Now }",
            "common.hear('2026-06-01T10:00:00Z');"
                + "const { tools, state } = { %s };".formatted(of)
                + "const sources = [{ name: 'gitlab', kind: 'gitlab', state,"
                + " readTo: '2026-06-01T09:20:00Z' },"
                + " { name: 'mail', kind: 'calendar', state: 'silent', readTo: null }];"
                + "return textOf(Now({ now: { runs: 0, pipelines: [], people: 0, since: null },"
                + " coverage: { people: 6, tools, calendars: 6, sources } }));");

    assertThat(answer.strip()).isEqualTo("Waiting now " + said);
  }

  @Test
  void a_sum_of_today_that_stands_still_says_since_when() throws Exception {
    String answer =
        page.run(
            "team",
            "{ Today }",
            PageScripts.WEEKS
                + "const at = '2026-06-01T09:45:00Z';"
                + "const { period } = week('2026-06-01', 10, 10);"
                + "const today = { date: '2026-06-01', period, changed: at };"
                + "return textOf(Today({ today })) + '|' + common.clock(at);");

    assertThat(answer)
        .contains(" As of " + answer.substring(answer.indexOf('|') + 1) + "; it changes only when");
  }

  @Test
  void weeks_of_the_overview_before_any_figure_are_empty_and_not_hatched() throws Exception {
    String answer =
        page.run(
            "overview",
            "{ Columns }",
            PageScripts.WEEKS
                + "const weeks = [week('2026-06-08', 10, 10), week('2026-06-15', 10, 2)];"
                + "const node = Columns({ team: 'churn', hatch: 'h', waves: [], most: 3600,"
                + " sections: { trend: { weeks } },"
                + " mondays: ['2026-06-01', '2026-06-08', '2026-06-15'] });"
                + "const hatched = JSON.stringify(node).split('\"url(#h)\"').length - 1;"
                + "return node.props['aria-label'] + '|' + hatched;");

    assertThat(answer)
        .contains("2026-06-01: before measuring began, 2026-06-08: 1.0 h, 2026-06-15: not known")
        .endsWith("|1");
  }
}
