package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What says that a demo is one, and the tour through it. */
class DemoTourTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.of(DemoPages::accelerated);

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void the_keyboard_alone_leads_through_four_screens_and_back() {
    browser.logIn(demo.visitor("Lead").token());
    browser.until("it begins", () -> browser.textIfThere("aside.tour").contains("1 of 4"));
    browser.picture("tour");
    assertThat(browser.barriers()).isEmpty();
    for (String next : List.of("/#/me", "/#/scenarios", "/#/changes")) {
      browser.script(
          "[...document.querySelectorAll('.tour button')].find((one) =>"
              + " one.textContent.startsWith('Next')).focus()");
      browser.press(Keys.ENTER);
      browser.until(next, () -> browser.path().startsWith(next));
      browser.until("its step is there", () -> !browser.all("aside.tour").isEmpty());
    }
    assertThat(browser.text("aside.tour")).contains("4 of 4");
    assertThat(browser.text("header .who")).isEqualTo("Manager");

    browser.script("document.querySelector('.tour button').focus()");
    browser.press(Keys.ENTER);
    browser.until("one can go back", () -> browser.path().startsWith("/#/scenarios"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoever_skips_it_is_not_asked_again() {
    browser.logIn(demo.visitor("Ana").token());
    browser.script("document.querySelector('.skip-tour').focus()");

    browser.press(Keys.ESCAPE);

    browser.until("it is gone", () -> browser.all("aside.tour").isEmpty());
    browser.reload();
    browser.find("header strong");
    assertThat(browser.all("aside.tour")).isEmpty();
    assertThat(browser.text(".tour")).contains("Take the tour");
  }

  @Test
  void a_phone_shows_the_line_and_the_tour_without_scrolling_sideways() {
    browser.width(390);
    browser.logIn(demo.visitor("Lead").token());
    browser.until("it begins", () -> !browser.all("aside.tour").isEmpty());
    browser.picture("tour-phone");

    assertThat(browser.script("return document.scrollingElement.scrollWidth")).hasToString("390");
  }

  @Test
  void each_page_says_that_it_is_a_demo_and_which_time_it_is_there() throws Exception {
    browser.logIn(demo.visitor("Lead").token());
    assertThat(browser.text(".demo"))
        .contains("of a simulated organization", "begins once its history is read", "(Lisbon)");
    String before = browser.text(".demo time");
    assertThat(before).contains("09:30");

    Thread present = demo.begin();

    browser.until("time passes", () -> !browser.text(".demo time").equals(before));
    assertThat(browser.text(".demo")).contains("60 times as fast");
    present.interrupt();
    present.join();
  }
}
