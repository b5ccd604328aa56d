package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @ParameterizedTest
  @CsvSource(textBlock = PAGES)
  void all_its_sections_are_printed(String visitor, String state, String page, String last) {
    open(visitor, state, page, last);
    List<String> sections =
        browser.all("main h2:not(.tour h2)").stream()
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
                "return [...document.querySelectorAll('main table, main svg, main .chart, main pre')]"
                    + ".filter((one) => one.getClientRects().length > 0)"
                    + ".filter((one) => one.getBoundingClientRect().right > innerWidth"
                    + " || (one.tagName === 'PRE' && one.scrollWidth > one.clientWidth))"
                    + ".map((one) => one.outerHTML.slice(0, 200)).join()"))
        .hasToString("");
    browser.picture("print-%s-%s".formatted(visitor.toLowerCase(Locale.ROOT), last));
    browser.devTools("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  private void open(String visitor, String state, String page, String last) {
    demo.open(browser, visitor, state);
    if (page != null) {
      browser.go(page);
    }
    browser.until("its last section is there", () -> !browser.all("#" + last).isEmpty());
  }

  /**
   * A page as Chromium prints it to PDF, on A4: how many sheets it has, and its headings. Texts of
   * a PDF are numbers of glyphs; its outline, which Chromium makes of the headings, has them as
   * texts.
   */
  private record PrintedPage(int sheets, List<String> headings) {
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");
    private static final Pattern TITLE =
        Pattern.compile("/Title\\s*(?:\\(((?:\\\\.|[^\\\\)])*)\\)|<([0-9A-Fa-f]+)>)");

    static PrintedPage of(Browser browser) {
      Object data =
          browser
              .devTools(
                  "Page.printToPDF",
                  Map.of(
                      "paperWidth", 8.27,
                      "paperHeight", 11.69,
                      "printBackground", true,
                      "generateTaggedPDF", true,
                      "generateDocumentOutline", true))
              .get("data");
      return of(Base64.getDecoder().decode(String.valueOf(data)));
    }

    private static PrintedPage of(byte[] pdf) {
      String text = new String(pdf, StandardCharsets.ISO_8859_1);
      List<String> headings = new ArrayList<>();
      for (Matcher title = TITLE.matcher(text); title.find(); ) {
        headings.add(
            title.group(1) == null
                ? ofHex(title.group(2))
                : title.group(1).replaceAll("\\\\(.)", "$1"));
      }
      return new PrintedPage((int) SHEET.matcher(text).results().count(), headings);
    }

    /** UTF-16 with a byte order mark, or one byte for each character. */
    private static String ofHex(String hex) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      boolean isWide = hex.toUpperCase(Locale.ROOT).startsWith("FEFF");
      return isWide
          ? new String(bytes, StandardCharsets.UTF_16)
          : new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
