package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Each role's way through the demonstration, in Chromium. */
class DashboardTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void a_lead_sees_the_team_and_no_one_in_it() {
    open("Lead", "Live");

    assertThat(browser.text("#trend")).contains("by week");
    browser.until("the chart is drawn", () -> !browser.all(".chart canvas").isEmpty());
    browser.picture("team");
    assertThat(browser.text("main")).doesNotContain("ana").doesNotContain("Ana Sousa");
    assertThat(browser.text("main")).contains("From 6 of 6 people").doesNotContain("EUR");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_wait_that_begins_is_on_an_open_page_without_a_reload() throws Exception {
    open("Lead", "Live");
    String before = browser.text("#now + *");

    demo.post("ana", demo.clock.instant().minus(10, ChronoUnit.MINUTES), "");

    browser.until("the wait is shown", () -> !browser.text("#now + *").equals(before));
  }

  @Test
  void dark_mode_is_as_readable() {
    browser.scheme("dark");
    open("Lead", "Live");
    browser.until("the chart is drawn", () -> !browser.all(".chart canvas").isEmpty());
    browser.picture("team-dark");

    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void a_phone_shows_all_of_it_without_scrolling_sideways() {
    browser.width(390);
    for (String visitor : new String[] {"Lead", "Ana", "Manager", "Operator"}) {
      open(visitor, visitor.equals("Manager") ? "is measured" : "Live");
      browser.picture("phone-" + visitor.toLowerCase(java.util.Locale.ROOT));

      assertThat(browser.script("return document.scrollingElement.scrollWidth").toString())
          .as(visitor)
          .isEqualTo("390");
    }
  }

  @Test
  void the_keyboard_alone_leads_to_the_figures() {
    open("Manager", "is measured");

    browser.reload();
    browser.find("header strong");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the figures");
    browser.press(Keys.ENTER);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("main");
    browser.script("document.querySelector('nav a[href=\"#/changes\"]').focus()");
    browser.press(Keys.ENTER);
    browser.until("the page has changed", () -> browser.path().equals("/#/changes"));
    assertThat(browser.text("h1")).isEqualTo("Comparison");
  }

  @Test
  void an_engineer_objects_and_takes_it_back() throws Exception {
    Instant now = demo.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    demo.post(
        "ana-objects", now.minusSeconds(120), ",\"end\":\"%s\"".formatted(now.minusSeconds(60)));
    open("Ana", "Live");
    browser.until(
        "a piece of evidence is shown",
        () -> !browser.all("section[aria-labelledby=day] tbody .act button").isEmpty());
    browser.picture("my-days");
    assertThat(browser.barriers()).isEmpty();

    browser.script(
        "[...document.querySelectorAll('section[aria-labelledby=day] tbody"
            + " tr')].reverse().find((row) => !row.textContent.includes('now')).querySelector('.act"
            + " button').click()");
    browser.find("tr.doubt form button").click();

    browser.until("the objection is shown", () -> !browser.all("tr.objected").isEmpty());
    assertThat(browser.text("tr.objected")).contains("you marked this as wrong");
    browser.picture("objection");
    browser.find("tr.objected .act button").click();
    browser.until("it is taken back", () -> browser.all("tr.objected").isEmpty());
  }

  @Test
  void an_engineer_adds_what_is_missing() {
    open("Ana", "Live");
    browser.find("section[aria-labelledby=day] details summary").click();
    browser.script(
        "document.getElementById('from').value = '15:30'; document.getElementById('to').value ="
            + " '15:00';");
    browser.find("section[aria-labelledby=day] details button").click();
    browser.until("it is refused", () -> !browser.all("details .problem").isEmpty());
    assertThat(browser.text("details .problem")).contains("15:00, is not after the start, 15:30");

    browser.script(
        "document.getElementById('from').value = '00:00'; document.getElementById('to').value ="
            + " '00:01'; document.getElementById('subject').value = 'by hand';");
    browser.find("section[aria-labelledby=day] details button").click();
    browser.until("what changes is shown", () -> !browser.all("details .preview").isEmpty());
    assertThat(browser.text("details .preview")).contains("Manual work after hours");
    browser.picture("preview");
    assertThat(browser.all(".own")).isEmpty();
    browser.find("section[aria-labelledby=day] details button").click();

    browser.until("it shows as one's own", () -> !browser.all(".own").isEmpty());
    assertThat(browser.text("section[aria-labelledby=day]")).contains("by hand");
  }

  @Test
  void a_manager_moves_an_assumption_and_the_answer_follows() {
    open("Manager", "is measured");
    browser.until("the chart is drawn", () -> browser.all(".chart canvas").size() == 1);
    browser.picture("scenarios");
    assertThat(browser.barriers()).isEmpty();
    String before = browser.text("section[aria-labelledby=costs] .scroll tbody");

    browser.find("#optimal-subscriptionPerEngineerMonth").sendKeys(Keys.END);

    browser.until(
        "the answer follows",
        () -> !browser.text("section[aria-labelledby=costs] .scroll tbody").equals(before));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_manager_sees_what_a_migration_changed_and_of_nobody_in_particular() {
    open("Manager", "is measured");
    browser.go("#/changes");
    browser.until("it is compared", () -> !browser.all("#changes").isEmpty());
    browser.picture("before-and-after");
    assertThat(browser.text("section[aria-labelledby=changes]"))
        .contains("Waiting")
        .doesNotContain("ana");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void an_operator_sees_whether_all_runs_and_no_hours() {
    open("Operator", "Live");

    browser.until("what was set aside is shown", () -> !browser.all("#letters").isEmpty());
    browser.picture("system");
    assertThat(browser.text("main"))
        .contains("gitlab:contractor", "an event whose RRULE cannot be read", "fresh")
        .doesNotContain("hours");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void a_page_says_when_nobody_answers_and_goes_on_when_they_do() {
    open("Manager", "is measured");
    browser.offline(true);
    browser.go("#/team/churn");

    browser.until("it is said", () -> browser.text(".state").contains("may be old"));
    browser.picture("lost");
    browser.offline(false);

    browser.until("it goes on", () -> browser.text(".state").equals("Live"));
    assertThat(browser.text("section[aria-labelledby=week]")).contains("hours in");
  }

  @Test
  void the_pictures_in_the_readme_show_what_the_pages_show() throws Exception {
    browser.width(1280);
    open("Lead", "Live");
    browser.until("the chart is drawn", () -> !browser.all(".chart canvas").isEmpty());
    assertThat(ReadmePictures.shown("team", browser)).isEqualTo(ReadmePictures.headings("team"));

    open("Manager", "is measured");
    browser.go("#/changes");
    browser.until("it is compared", () -> !browser.all(".chart canvas").isEmpty());
    assertThat(ReadmePictures.shown("comparison", browser))
        .isEqualTo(ReadmePictures.headings("comparison"));
  }

  private void open(String visitor, String state) {
    demo.open(browser, visitor, state);
  }
}
