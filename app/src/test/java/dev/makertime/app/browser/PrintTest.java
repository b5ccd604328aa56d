package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** Each page on paper: all sections that are shown, at full width, without buttons. */
class PrintTest {
  private static final String PAGES =
      """
      Lead,Live,,coverage
      Ana,Live,,coverage
      Manager,is measured,,projects
      Manager,is measured,#/changes,known
      Operator,Live,,strangers
      """;

  /** A4 at 96 dots an inch, less margins of 12 mm. */
  private static final int PAPER = 703;

  private static DemoPages demo;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    demo = DemoPages.withHistory();
    browser = demo.browser();
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  @BeforeEach
  void reset() {
    browser.reset();
  }

  @ParameterizedTest
  @CsvSource(textBlock = PAGES)
  void all_its_sections_are_printed(String visitor, String state, String page, String last) {
    open(visitor, state, page, last);
    List<String> sections =
        browser.all("main h2").stream()
            .filter(WebElement::isDisplayed)
            .map(heading -> heading.getText().replaceAll("\\s+", " ").strip())
            .toList();

    PrintedPage printed = PrintedPage.of(browser);

    assertThat(printed.sheets()).isBetween(1, 9);
    assertThat(printed.headings().stream().map(one -> one.replaceAll("\\s+", " ").strip()))
        .containsSubsequence(sections);
  }

  @ParameterizedTest
  @CsvSource(textBlock = PAGES)
  void nothing_of_it_is_cut_and_no_button_is_on_it(
      String visitor, String state, String page, String last) {
    open(visitor, state, page, last);
    browser.width(PAPER);
    browser.devTools("Emulation.setEmulatedMedia", Map.of("media", "print"));

    assertThat(
            browser.script(
                "return [...document.querySelectorAll('button:not(.link), select, nav, form')]"
                    + ".filter((one) => one.getClientRects().length > 0).length"))
        .hasToString("0");
    assertThat(
            browser.script(
                "return [...document.querySelectorAll('main table, main svg, main .chart')]"
                    + ".filter((one) => one.getClientRects().length > 0)"
                    + ".filter((one) => one.getBoundingClientRect().right > innerWidth)"
                    + ".map((one) => one.outerHTML.slice(0, 200)).join()"))
        .hasToString("");
    browser.picture("print-%s-%s".formatted(visitor.toLowerCase(java.util.Locale.ROOT), last));
    browser.devTools("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  private static void open(String visitor, String state, String page, String last) {
    demo.open(browser, visitor, state);
    if (page != null) {
      browser.go(page);
    }
    browser.until("its last section is there", () -> !browser.all("#" + last).isEmpty());
  }
}
