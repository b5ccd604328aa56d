package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What is chosen on a page is in its address: reload, back and a link that is sent keep it. */
class AddressTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void a_lead_chooses_weeks_and_the_address_keeps_them() {
    demo.open(browser, "Lead", "Live");
    browser.until("the answer is there", () -> !browser.all(".answer").isEmpty());
    assertThat(browser.text(".answer"))
        .contains("went to waiting and manual work this week so far");

    browser.find("#period option[value='before:Automatic deploys']").click();
    browser.until("it is there", () -> browser.text(".answer").contains("in these 4 weeks"));
    browser.picture("period");
    assertThat(browser.barriers()).isEmpty();
    browser.find("#trend ~ details summary").click();
    browser.find("#trend ~ details button.link").click();
    browser.until("one week is there", () -> browser.text(".answer").contains("in this week"));
    assertThat(browser.path()).matches("/#/team/churn\\?period=[-0-9]{10}\\.\\.[-0-9]{10}");
    String answer = browser.text(".answer");
    browser.reload();
    browser.until("it is kept", () -> browser.text(".answer").equals(answer));
    browser.script("history.back()");
    browser.until("one can go back", () -> browser.text(".answer").contains("in these 4 weeks"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_engineer_goes_from_day_to_day_and_from_a_week_to_its_monday() {
    demo.open(browser, "Ana", "Live");
    browser.find("section[aria-labelledby=day] form button").click();
    browser.until("it is the day before", () -> browser.path().startsWith("/#/me?day="));
    browser.until("its title is there", () -> browser.text("#day").equals(chosenDay()));
    browser.until(
        "its figures are there",
        () -> browser.text("section[aria-labelledby=day]").contains("hours of working time"));

    browser.script(
        "[...document.querySelectorAll('section[aria-labelledby=day] form button')]"
            + ".find((one) => one.textContent.includes('Next')).click()");
    browser.until("it is today again", () -> browser.path().equals("/#/me"));

    browser.find("section[aria-labelledby=weeks] tbody tr:nth-child(2) button.link").click();
    browser.until("it is another day", () -> browser.path().startsWith("/#/me?day="));
    assertThat(browser.script("return new Date('%s').getDay()".formatted(chosenDay())))
        .hasToString("1");
    browser.reload();
    browser.until("it is kept", () -> browser.text("#day").equals(chosenDay()));
    browser.picture("another-day");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_manager_sends_a_simulation_as_a_link_and_resets_what_was_changed() {
    String cell = "section[aria-labelledby=costs] .scroll tbody";
    demo.open(browser, "Manager", "is measured");
    browser.until("the costs are there", () -> !browser.all(cell).isEmpty());
    String costs = browser.text(cell);

    browser.find("#optimal-subscriptionPerEngineerMonth").sendKeys(Keys.END);

    browser.until("the costs follow", () -> !browser.text(cell).equals(costs));
    assertThat(browser.path())
        .startsWith("/#/scenarios?")
        .contains("team=", "from=", "to=", "optimal.subscriptionPerEngineerMonth=500");
    browser.picture("changed");
    assertThat(browser.text(".knob.changed")).contains("changed here, typed by ");
    String changed = browser.text(cell);
    browser.reload();
    browser.until("a reload keeps it", () -> browser.textIfThere(cell).equals(changed));
    browser.find("button[aria-label^='Reset Subscription']").click();
    browser.until("it is as before", () -> browser.textIfThere(cell).equals(costs));
    assertThat(browser.path()).doesNotContain("optimal.");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_manager_keeps_a_simulation_under_a_name_and_compares_it() {
    demo.open(browser, "Manager", "is measured");
    browser.find("#optimal-toolOneOff").sendKeys(Keys.END);
    browser.until("it is computed", () -> browser.text(".state").contains("is measured"));
    browser.find("#keep-as").sendKeys("dear tools");
    browser.find("section[aria-labelledby=kept] form button").click();
    browser.until("it is kept", () -> !browser.all("section[aria-labelledby=kept] li a").isEmpty());
    browser.find("button[aria-label^='Reset Tools, bought once']").click();
    browser.reload();
    browser.until(
        "it is there", () -> !browser.all("section[aria-labelledby=kept] li a").isEmpty());

    browser.script(
        "[...document.querySelectorAll('section[aria-labelledby=kept] button')]"
            + ".find((one) => one.textContent === 'Compare them').click()");

    browser.until(
        "both are there", () -> browser.all("section[aria-labelledby=kept] tbody tr").size() == 4);
    browser.picture("kept");
    assertThat(browser.text("section[aria-labelledby=kept] tbody"))
        .contains("as it is now on this page", "dear tools");
    browser.find("section[aria-labelledby=kept] li a").click();
    browser.until(
        "its sliders are there", () -> browser.path().contains("optimal.toolOneOff=200000"));
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_lead_chooses_a_project_and_the_address_keeps_it() {
    demo.open(browser, "Lead", "Live");
    browser.until("projects are named", () -> !browser.all("#subject").isEmpty());

    browser.find("section[aria-labelledby=subjects] tbody button.link").click();

    browser.until("its weeks are there", () -> !browser.all("#one-subject").isEmpty());
    String subject = browser.script("return document.getElementById('subject').value").toString();
    assertThat(browser.text("#one-subject")).isEqualTo(subject + ", by week");
    assertThat(browser.path()).startsWith("/#/team/churn?subject=");
    browser.until("its chart is drawn", () -> browser.all(".chart canvas").size() == 2);
    browser.picture("subject");
    browser.reload();
    browser.until("it is kept", () -> browser.textIfThere("#one-subject").startsWith(subject));
    assertThat(browser.text("section[aria-labelledby=subjects]")).contains(subject);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private String chosenDay() {
    return browser.path().substring(browser.path().indexOf('=') + 1);
  }
}
