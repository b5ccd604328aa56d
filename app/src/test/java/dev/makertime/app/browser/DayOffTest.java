package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

/** The page of an engineer on a day on which they do not work. */
class DayOffTest {
  @Test
  void on_a_saturday_it_opens_on_friday_and_leads_to_today() throws Exception {
    try (DemoPages demo = DemoPages.empty(DayOfWeek.SATURDAY);
        Browser browser = demo.browser()) {
      demo.open(browser, "Ana", "Live");

      browser.until("its title is there", () -> browser.text("#day").matches("[-0-9]{10}"));
      String day = browser.text("#day");
      assertThat(browser.script("return new Date('%s').getDay()".formatted(day))).hasToString("5");
      assertThat(browser.path()).isEqualTo("/#/me");
      assertThat(browser.text("section[aria-labelledby=day]"))
          .contains("Today is not a working day.");

      browser.script(
          "[...document.querySelectorAll('section[aria-labelledby=day] form button')]"
              + ".find((one) => one.textContent === 'Today').click()");
      browser.until("it is today", () -> browser.text("#day").equals("Today"));
      browser.script("document.querySelector('section[aria-labelledby=day] form button').click()");
      browser.until("it is Friday again", () -> browser.text("#day").equals(day));
      assertThat(browser.path()).isEqualTo("/#/me");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
