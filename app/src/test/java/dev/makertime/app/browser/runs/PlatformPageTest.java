package dev.makertime.app.browser.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the platform can do without a person, in Chromium, also on a phone. */
class PlatformPageTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void a_manager_sees_the_eleven_checks_and_what_would_move_them() throws Exception {
    begin("#/platform?weeks=4");
    browser.picture("platform");

    assertThat(browser.text(".state")).matches("(The|What the) platform can do .*11 checks.*\\.");
    assertThat(browser.all("section[aria-labelledby=checks] tbody tr")).hasSize(11);
    assertThat(browser.text("section[aria-labelledby=checks]"))
        .contains(
            "jobs that recur, and mostly start by themselves", "measured", "unknown", "needs ");
    assertThat(browser.text("section[aria-labelledby=deployments]"))
        .contains("Change failure rate", "No pager is read");
    assertThat(browser.text("section[aria-labelledby=jobs]")).contains("Person-hours waited");
    assertThat(browser.text("main")).doesNotContain("undefined", "NaN", "null", "Ana Sousa");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void it_fits_a_phone_in_the_dark_and_keeps_the_period_in_the_address() throws Exception {
    browser.width(390);
    browser.scheme("dark");
    begin("#/platform?weeks=4");
    browser.picture("phone-platform");

    assertThat(browser.script("return document.querySelector('#weeks').value")).isEqualTo("4");
    assertThat(browser.script("return document.scrollingElement.scrollWidth")).hasToString("390");
    assertThat(browser.barriers()).isEmpty();
  }

  private void begin(String page) {
    demo.open(browser, "Manager", "");
    browser.go(page);
    browser.until(
        "the checks are there", () -> !browser.all("section[aria-labelledby=checks]").isEmpty());
  }
}
