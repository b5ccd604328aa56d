package dev.makertime.app.browser.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** A round of the survey in Chromium, by a manager and by five people. */
class SurveyPageTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void a_manager_opens_a_round_five_people_answer_and_the_manager_keeps_it() throws Exception {
    demo.open(browser, "Manager", "");
    browser.go("#/survey");
    browser.until("it can be opened", () -> !browser.all("#round").isEmpty());
    assertThat(browser.barriers()).isEmpty();
    browser.find("#round").sendKeys("june");
    browser.find("#engineers").sendKeys("12");
    browser.find("#codes").sendKeys("5");
    browser.find("section[aria-labelledby=now] form button").click();
    browser.until("codes are there", () -> browser.all(".codes li").size() == 5);
    browser.picture("survey-codes");
    assertThat(browser.barriers()).isEmpty();
    List<String> codes = browser.all(".codes code").stream().map(WebElement::getText).toList();

    for (int i = 0; i < codes.size(); i++) {
      answer(codes.get(i), i < 2 ? "8" : "12");
    }

    browser.go("#/survey");
    browser.until(
        "enough answered", () -> browser.text("section[aria-labelledby=now]").contains("enough"));
    browser.find("section[aria-labelledby=now] .row button").click();
    browser.until("it is ended", () -> browser.text("main").contains("answered alike"));
    assertThat(browser.text(".withheld")).contains("late");
    browser.find("section[aria-labelledby=now] .row button").click();
    browser.until("it is kept", () -> !browser.all("#round-june").isEmpty());
    browser.picture("survey");
    assertThat(browser.text("section[aria-labelledby=round-june]"))
        .contains("5 answers, for 12 engineers", "2.8 months", "unknown: fewer than 5 know")
        .doesNotContain("NaN", "undefined", "null");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void people_answer_on_a_phone_in_the_dark_and_a_wrong_code_costs_no_answer() throws Exception {
    browser.width(390);
    browser.scheme("dark");
    browser.go("survey");
    browser.until("it is there", () -> !browser.all("#reach").isEmpty());
    browser.picture("phone-survey");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.script("return document.scrollingElement.scrollWidth")).hasToString("390");

    answer("wrong", "12");

    assertThat(browser.text(".problem"))
        .containsAnyOf("no survey is open", "this code is not known");
    assertThat(browser.script("return document.querySelector('#learn').value")).isEqualTo("12");
    assertThat(browser.barriers()).isEmpty();
  }

  private void answer(String code, String weeks) {
    browser.go("survey");
    browser.until("it is there", () -> !browser.all("#code").isEmpty());
    browser.find("#code").sendKeys(code);
    browser.find("#learn").sendKeys(weeks);
    browser.find("#late").sendKeys("3");
    browser.find("form button").click();
    browser.until(
        "it is answered",
        () -> browser.text("main").contains("Thank you") || !browser.all(".problem").isEmpty());
  }
}
