package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of every role: on a phone, at 200 % and on a desktop, in both themes, by axe. */
class EveryPageTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @ParameterizedTest(name = "{0} at {2}")
  @CsvSource(
      textBlock =
          """
          Lead,     Live,        '',          section[aria-labelledby=coverage]
          Lead,     Live,        '?subject=data%2Fchurn', section[aria-labelledby=coverage]
          Lead,     Live,        '?period=4-weeks', section[aria-labelledby=subjects]
          Ana,      Live,        '',          section[aria-labelledby=weeks] tbody tr
          Manager,  is measured, '',          section[aria-labelledby=projects]
          Manager,  is measured, #/overview,  svg.columns
          Manager,  is measured, #/changes,   .chart canvas
          Operator, Live,        '',          section[aria-labelledby=strangers] code
          """)
  void it_fits_and_can_be_read(String visitor, String state, String page, String last) {
    demo.open(browser, visitor, state);
    if (page.startsWith("#")) {
      browser.go(page);
    } else if (!page.isEmpty()) {
      browser.script("location.hash += '" + page + "'");
    }
    browser.find(last);

    fits(1280, "light", visitor, page);
    fits(640, "dark", visitor, page);
    fits(390, "light", visitor, page);
    browser.scheme("dark");
    assertThat(browser.barriers()).as("on a dark phone").isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private void fits(int width, String scheme, String visitor, String page) {
    browser.width(width);
    browser.scheme(scheme);
    browser.until(
        "it is no wider than " + width,
        () ->
            browser
                .script("return document.scrollingElement.scrollWidth")
                .toString()
                .equals(Integer.toString(width)));
    browser.picture(
        "every-%s%s-%d"
            .formatted(
                visitor.toLowerCase(Locale.ROOT), page.replaceAll("[^a-z0-9]+", "-"), width));
    assertThat(browser.barriers()).as(width + " " + scheme).isEmpty();
  }
}
