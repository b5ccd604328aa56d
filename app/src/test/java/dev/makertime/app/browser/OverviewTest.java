package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sees several teams begins with them side by side. */
class OverviewTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void a_manager_begins_with_the_teams_and_goes_to_one() {
    begin("Manager");
    browser.until("teams are there", () -> browser.all("svg.columns").size() == 2);
    browser.picture("overview");

    assertThat(browser.path()).isEqualTo("/#/overview");
    assertThat(browser.text(".answer")).containsAnyOf("this week", "last week");
    assertThat(browser.text("section[aria-labelledby=migrations]"))
        .contains("Automatic deploys: begun in each of its teams", "churn since ");
    browser.until(
        "the verdict is there",
        () -> browser.text("section[aria-labelledby=migrations]").contains("full week"));
    assertThat(browser.text("main")).doesNotContain("ana").doesNotContain("Ana Sousa");
    assertThat(browser.barriers()).isEmpty();
    browser.find("#team-0 a").click();
    browser.until("it is the team's page", () -> browser.text("h1").equals("churn"));
    browser.until("money is beside the hours", () -> browser.text(".answer").contains(" EUR"));
    assertThat(browser.text("main"))
        .contains("Money is an estimate", "7,500 EUR for a person-month of 153 hours");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void it_fits_a_phone_in_the_dark() {
    browser.width(390);
    browser.scheme("dark");
    begin("Manager");
    browser.until("teams are there", () -> browser.all("svg.columns").size() == 2);
    browser.picture("overview-phone");

    assertThat(browser.script("return document.scrollingElement.scrollWidth").toString())
        .isEqualTo("390");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void a_lead_of_one_team_begins_with_that_team() {
    begin("Lead");
    browser.until("it is the team's page", () -> browser.text(".state").equals("Live"));

    assertThat(browser.path()).isEqualTo("/#/team/churn");
    assertThat(browser.text("nav")).doesNotContain("Overview");
  }

  private void begin(String visitor) {
    browser.logIn(demo.visitor(visitor).token());
    browser.go("");
  }
}
