package dev.makertime.app.browser.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engineer in Chromium who takes part in calibration, says something, and leaves. */
class CalibrationPageTest {
  private static final String HERE = "section[aria-labelledby=calibration] ";

  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void an_engineer_takes_part_says_what_they_do_and_leaves() throws Exception {
    demo.open(browser, "Ana", "Live");
    browser.until("it is offered", () -> browser.textIfThere(HERE).contains("If you want to"));
    browser.script("document.querySelector('" + HERE + "> button').click()");
    browser.until("she takes part", () -> browser.all(HERE + "p.row button").size() == 5);
    assertThat(browser.text(HERE)).contains("What are you doing right now?");
    browser.picture("calibration");
    assertThat(browser.barriers()).isEmpty();

    browser.script("document.querySelectorAll('" + HERE + "p.row button')[2].click()");
    browser.until(
        "it is noted, or today is no working day",
        () ->
            browser.text(HERE).contains("waiting for a machine")
                || browser.text(HERE).contains("0 more times"));
    browser.width(390);
    browser.picture("phone-calibration");
    assertThat(browser.script("return document.scrollingElement.scrollWidth")).hasToString("390");
    assertThat(browser.barriers()).isEmpty();

    browser.script("document.querySelector('" + HERE + "> button').click()");
    browser.until("she left", () -> browser.text(HERE).contains("If you want to"));
    assertThat(browser.text(HERE)).doesNotContain("Not counted yet", "undefined", "null");
    assertThat(browser.complaints()).isEmpty();
  }
}
