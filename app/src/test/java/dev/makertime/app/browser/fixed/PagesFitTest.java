package dev.makertime.app.browser.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.FixedPages;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wider or higher than its place: tables, the lines of the navigation, the sliders. */
class PagesFitTest {
  private static final String TOO_WIDE =
      "return [...document.querySelectorAll('.scroll:has(table)')]"
          + ".filter((box) => box.scrollWidth > box.clientWidth)"
          + ".map((box) => box.getAttribute('aria-label')).join()";

  private static FixedPages pages;
  private static Browser browser;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Browser.needed();
    pages = new FixedPages(directory);
    browser = pages.browser();
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (pages != null) {
      pages.close();
    }
  }

  @BeforeEach
  void reset() {
    browser.reset();
  }

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
    browser.width(width);
    browser.go(page);
    browser.find(last);

    browser.script("document.querySelectorAll('details').forEach((one) => (one.open = true))");

    browser.until("all tables fit", () -> browser.script(TOO_WIDE).toString().isEmpty());
    assertThat(browser.script("return document.scrollingElement.scrollWidth"))
        .hasToString(Integer.toString(width));
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void a_table_is_one_where_it_fits_and_else_cards_with_the_titles_of_its_columns() {
    String table = "section[aria-labelledby=weeks] table";
    browser.width(1280);
    browser.go("#/person/ana");
    browser.find(table);
    assertThat(browser.all(table + ".cards")).isEmpty();

    browser.width(390);

    browser.find(table + ".cards");
    assertThat(
            browser.script(
                "return getComputedStyle(document.querySelector('%s td:nth-child(2)'), '::before')"
                        .formatted(table)
                    + ".content"))
        .hasToString("\"Available\"");
  }

  @Test
  void on_a_phone_the_lines_of_the_navigation_begin_at_the_edge_and_are_full() {
    browser.width(390);
    browser.go("#/system");
    browser.find("nav a");

    Object lines =
        browser.script(
            "return new Set([...document.querySelectorAll('nav > *')].map((one) => one.offsetTop)).size");
    assertThat(browser.script("return document.querySelector('nav').offsetLeft"))
        .isEqualTo(browser.script("return document.querySelector('header strong').offsetLeft"));
    assertThat(Integer.parseInt(lines.toString())).isLessThanOrEqualTo(2);
  }

  @Test
  void more_sliders_below_are_hinted_at_until_the_last_one_is_seen() {
    browser.go("#/scenarios");
    browser.find(".knobs.below");

    browser.script(
        "const column = document.querySelector('.knobs'); column.scrollTop = column.scrollHeight");

    browser.until("the hint is gone", () -> browser.all(".knobs.below").isEmpty());
  }
}
