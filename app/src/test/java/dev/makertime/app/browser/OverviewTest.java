package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees several teams begins with them side by side. */
class OverviewTest {
  private static DemoPages demo;
  private Browser browser;

  @BeforeAll
  static void start() throws Exception {
    demo = DemoPages.shared();
  }

  @AfterAll
  static void stop() throws Exception {
    if (demo != null) {
      demo.close();
    }
  }

  @BeforeEach
  void open() {
    browser = demo.browser();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_manager_begins_with_the_teams_and_goes_to_one() {
    begin("Manager");
    browser.until("teams are there", () -> browser.all("svg.columns").size() == 2);
    browser.picture("overview");

    assertThat(browser.path()).isEqualTo("/#/overview");
    assertThat(browser.text(".answer")).contains("this week");
    assertThat(browser.text("section[aria-labelledby=migrations]"))
        .contains("Automatic deploys: begun in each of its teams", "churn since ");
    browser.until(
        "the verdict is there",
        () -> browser.text("section[aria-labelledby=migrations]").contains("full week"));
    assertThat(browser.text("main")).doesNotContain("ana").doesNotContain("Ana Sousa");
    assertThat(browser.barriers()).isEmpty();
    browser.find("#team-0 a").click();
    browser.until("it is the team's page", () -> browser.text(".state").equals("Live"));
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
