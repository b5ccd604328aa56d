package dev.makertime.app.browser.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.FixedPagesBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages say of themselves, of weeks and of a busy reporter. */
class PageWordsTest {
  @RegisterExtension static final FixedPagesBrowser PAGES = new FixedPagesBrowser();

  @ParameterizedTest
  @CsvSource({
    "#/team/churn, Team churn · makertime",
    "#/person/ana, Days of ana · makertime",
    "#/overview, Overview · makertime",
    "#/scenarios, Simulation · makertime",
    "#/nowhere, Page not found · makertime",
  })
  void the_browsers_tab_names_the_page_and_the_product(String page, String title) {
    PAGES.browser().go(page);

    PAGES
        .browser()
        .until(title, () -> PAGES.browser().script("return document.title").equals(title));
  }

  @Test
  void ones_weeks_are_named_by_their_monday_as_on_all_pages() {
    PAGES.browser().go("#/person/ana");

    assertThat(PAGES.browser().text("section[aria-labelledby=weeks]"))
        .contains("Week from", "2026-06-08")
        .doesNotContain("-W");
  }

  @ParameterizedTest
  @CsvSource({
    "1, The biggest change last week: in churn",
    "30, The biggest change last week: in churn",
    "80, The biggest change this week so far: in churn",
    "200, The biggest change this week so far: in churn",
  })
  void a_week_of_a_few_hours_is_not_compared_with_whole_ones(int hours, String begins) {
    PAGES.browser().go("#/overview");
    PAGES.browser().find("h1");

    PAGES
        .browser()
        .script(
            """
        const week = (monday, label, hours, meeting) => ({
          week: label,
          monday,
          period: {
            days: 5,
            sums: { available: hours * 3600, meeting, manual: 0, queue: 0, run: 0, resume: 0, technical: 0, rest: 0 },
          },
        });
        const weeks = [
          week('2026-06-01', '2026-W23', 200, 3600),
          week('2026-06-08', '2026-W24', 200, 72000),
          week('2026-06-15', '2026-W25', %d, 1200),
        ];
        const sections = { week: { week: '2026-W25' }, trend: { weeks } };
        import('/assets/overview.js').then(({ change }) => {
          window.said = change({ teams: [{ team: 'churn', sections }], waves: [] });
        });
        """
                .formatted(hours));

    PAGES
        .browser()
        .until(
            "it says something",
            () -> !PAGES.browser().script("return window.said ?? ''").equals(""));
    assertThat(PAGES.browser().script("return window.said").toString()).startsWith(begins);
  }

  @Test
  void a_busy_reporter_is_asked_again_by_the_page_itself() {
    PAGES.browser().go("#/scenarios");
    PAGES
        .browser()
        .until("it was computed", () -> PAGES.browser().text(".state").contains("unknown"));
    PAGES
        .browser()
        .script(
            """
        const real = window.fetch;
        let refused = 0;
        window.fetch = (path, ...more) =>
          path === '/api/simulate' && refused++ < 2
            ? Promise.resolve(new Response('{"detail":"the computation takes too long"}', { status: 503 }))
            : real(path, ...more);
        window.refused = () => refused;
        """);

    PAGES
        .browser()
        .script(
            "const one = document.querySelector('#org-horizonMonths'); one.value = 36;"
                + "one.dispatchEvent(new Event('input', { bubbles: true }))");

    PAGES
        .browser()
        .until(
            "it says so",
            () -> PAGES.browser().text(".state").contains("This page asks again by itself."));
    assertThat(PAGES.browser().all(".state.bad")).isEmpty();
    PAGES
        .browser()
        .until("it has an answer", () -> PAGES.browser().text(".state").contains("unknown"));
    assertThat(PAGES.browser().script("return window.refused()")).hasToString("3");
  }

  @Test
  void what_is_withheld_altogether_is_no_zero_per_cent() {
    PAGES.browser().go("#/overview");
    PAGES.browser().find("h1");

    PAGES
        .browser()
        .script(
            """
        const sums = { available: 36000, meeting: 0, manual: 0, queue: 0, run: 0, resume: 0, technical: 0, rest: 36000 };
        import('/assets/period.js').then(({ answerOf }) => {
          window.said = answerOf({ days: 1, sums }, 1, 'this week so far', null);
        });
        """);

    PAGES
        .browser()
        .until(
            "it says something",
            () -> !PAGES.browser().script("return window.said ?? ''").equals(""));
    assertThat(PAGES.browser().script("return window.said").toString())
        .contains("is withheld")
        .doesNotContain("0 %");
  }
}
