package dev.makertime.app.browser.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.FixedPagesBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wider or higher than its place: tables, the lines of the navigation, the sliders. */
class PagesFitTest {
  private static final String TOO_WIDE =
      "return [...document.querySelectorAll('.scroll:has(table)')]"
          + ".filter((box) => box.scrollWidth > box.clientWidth)"
          + ".map((box) => box.getAttribute('aria-label')).join()";

  @RegisterExtension static final FixedPagesBrowser PAGES = new FixedPagesBrowser();

  @ParameterizedTest
  @CsvSource({
    "#/team/churn, #coverage, 390",
    "#/team/churn, #coverage, 768",
    "#/person/ana, #weeks, 390",
    "#/person/ana, #weeks, 768",
    "#/system, #sources, 390",
    "#/changes, #known, 390",
    "#/changes, #known, 768",
  })
  void no_table_is_cut_off(String page, String last, int width) {
    PAGES.browser().width(width);
    PAGES.browser().go(page);
    PAGES.browser().find(last);

    PAGES
        .browser()
        .script("document.querySelectorAll('details').forEach((one) => (one.open = true))");

    PAGES
        .browser()
        .until("all tables fit", () -> PAGES.browser().script(TOO_WIDE).toString().isEmpty());
    assertThat(PAGES.browser().script("return document.scrollingElement.scrollWidth"))
        .hasToString(Integer.toString(width));
    assertThat(PAGES.browser().barriers()).isEmpty();
  }

  @Test
  void a_table_is_one_where_it_fits_and_else_cards_with_the_titles_of_its_columns() {
    String table = "section[aria-labelledby=weeks] table";
    PAGES.browser().width(1280);
    PAGES.browser().go("#/person/ana");
    PAGES.browser().find(table);
    assertThat(PAGES.browser().all(table + ".cards")).isEmpty();

    PAGES.browser().width(390);

    PAGES.browser().find(table + ".cards");
    assertThat(
            PAGES
                .browser()
                .script(
                    "return getComputedStyle(document.querySelector('%s td:nth-child(2)'), '::before')"
                            .formatted(table)
                        + ".content"))
        .hasToString("\"Available\"");
  }

  @Test
  void on_a_phone_the_lines_of_the_navigation_begin_at_the_edge_and_are_full() {
    PAGES.browser().width(390);
    PAGES.browser().go("#/system");
    PAGES.browser().find("nav a");

    Object lines =
        PAGES
            .browser()
            .script(
                "return new Set([...document.querySelectorAll('nav > *')].map((one) => one.offsetTop)).size");
    assertThat(PAGES.browser().script("return document.querySelector('nav').offsetLeft"))
        .isEqualTo(
            PAGES.browser().script("return document.querySelector('header strong').offsetLeft"));
    assertThat(Integer.parseInt(lines.toString())).isLessThanOrEqualTo(2);
  }

  @Test
  void more_sliders_below_are_hinted_at_until_the_last_one_is_seen() {
    PAGES.browser().go("#/scenarios");
    PAGES.browser().find(".knobs.below");

    PAGES
        .browser()
        .script(
            "const column = document.querySelector('.knobs'); column.scrollTop = column.scrollHeight");

    PAGES.browser().until("the hint is gone", () -> PAGES.browser().all(".knobs.below").isEmpty());
  }
}
