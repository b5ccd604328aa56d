package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** An engineer's own days in Chromium, also on a phone. */
class MyDaysTest {
  private static final String DAY = "section[aria-labelledby=day] ";

  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void each_day_of_the_week_is_a_click_away() {
    demo.open(browser, "Ana", "Live");
    assertThat(browser.all(DAY + "ul.days button")).hasSize(7);

    browser.find(DAY + "ul.days li:first-child button").click();

    browser.until("it is Monday", () -> browser.path().startsWith("/#/me?day="));
    String chosen = browser.path().substring(browser.path().indexOf('=') + 1);
    assertThat(browser.script("return new Date('%s').getUTCDay()".formatted(chosen)))
        .hasToString("1");
    browser.until(
        "it is marked", () -> browser.all(DAY + "ul.days [aria-current=date]").size() == 1);
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void an_objection_has_a_reason_and_is_previewed() throws Exception {
    Instant now = demo.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    demo.post(
        "ana-doubts", now.minusSeconds(900), ",\"end\":\"%s\"".formatted(now.minusSeconds(300)));
    demo.open(browser, "Ana", "Live");
    browser.until("it can be doubted", () -> !browser.all(DAY + "tbody .act button").isEmpty());
    browser.script(
        "[...document.querySelectorAll('section[aria-labelledby=day] tbody tr')].reverse()"
            + ".find((row) => row.textContent.includes('Wait') && !row.textContent.includes('now'))"
            + ".querySelector('.act button').click()");
    browser.until("what would change is shown", () -> !browser.all("tr.doubt .preview").isEmpty());
    assertThat(browser.all("tr.objected")).isEmpty();
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("reason");
    browser.picture("doubt");
    assertThat(browser.barriers()).isEmpty();

    browser.focused().sendKeys("I was at lunch");
    browser.find("tr.doubt form button").click();

    browser.until("it is marked", () -> !browser.all("tr.objected").isEmpty());
    assertThat(browser.text("tr.objected")).contains("you marked this as wrong: I was at lunch");
    browser.find("tr.objected .act button").click();
    browser.until("it is undone", () -> browser.all("tr.objected").isEmpty());
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void on_a_phone_the_lanes_fit_and_the_buttons_are_in_reach() throws Exception {
    Instant now = demo.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    demo.post(
        "ana-phone", now.minusSeconds(600), ",\"end\":\"%s\"".formatted(now.minusSeconds(540)));
    browser.width(390);
    demo.open(browser, "Ana", "Live");
    browser.until("it can be doubted", () -> !browser.all(DAY + "tbody .act button").isEmpty());
    browser.picture("phone-my-days");

    List<WebElement> ticks = browser.all(DAY + "svg.lanes text.tick");
    assertThat(ticks).hasSizeGreaterThanOrEqualTo(3);
    for (int i = 1; i < ticks.size(); i++) {
      int endOfTheOneBefore = ticks.get(i - 1).getRect().x + ticks.get(i - 1).getRect().width;
      assertThat(ticks.get(i).getRect().x).isGreaterThanOrEqualTo(endOfTheOneBefore);
      assertThat(ticks.get(i).getRect().height).as("readable").isBetween(9, 20);
    }
    assertThat(right(DAY + "svg.lanes")).isLessThanOrEqualTo(390);
    assertThat(right(DAY + "tbody .act button")).isLessThanOrEqualTo(390);
    assertThat(browser.script("return document.scrollingElement.scrollWidth")).hasToString("390");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void short_evidence_shows_minutes_and_no_zero_hours() throws Exception {
    Instant now = demo.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    demo.post(
        "ana-short", now.minusSeconds(240), ",\"end\":\"%s\"".formatted(now.minusSeconds(180)));
    demo.open(browser, "Ana", "Live");
    browser.until("evidence is shown", () -> browser.text(DAY + ".scroll table").contains("min"));

    assertThat(browser.text(DAY + ".scroll table")).doesNotContain("0.0");
  }

  @Test
  void what_broke_focus_is_told_by_cause() throws Exception {
    demo.open(browser, "Ana", "Live");
    LocalDate monday =
        LocalDate.ofInstant(demo.clock.instant(), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(1);
    String told = "";
    for (int i = 0; i < 5 && told.isEmpty(); i++) {
      String date = monday.plusDays(i).toString();
      browser.go("#/me?day=" + date);
      browser.until(
          "its day is there",
          () ->
              browser.text("#day").equals(date)
                  && !browser.text("section[aria-labelledby=day]").contains("Loading"));
      told = browser.all("details.lost").isEmpty() ? "" : browser.text("details.lost summary");
    }
    assertThat(told).matches("What broke focus: [\\d.]+ h were lost");

    browser.find("details.lost summary").click();

    assertThat(browser.text("details.lost"))
        .contains("Without anything in between", " h were. Shares", "Would come back")
        .containsPattern("Meeting at \\d|Wait: |Manual work: ");
    browser.picture("lost-focus");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void ones_data_can_be_taken_away() {
    demo.open(browser, "Ana", "Live");

    List<String> links =
        browser.all("section[aria-labelledby=data] a").stream()
            .map(link -> String.valueOf(link.getDomAttribute("href")))
            .toList();

    assertThat(links)
        .hasSize(6)
        .anySatisfy(link -> assertThat(link).matches("/api/days\\?person=ana&.*format=json"))
        .anySatisfy(link -> assertThat(link).matches("/api/activities\\?from=.*format=csv"));
    for (String link : links) {
      browser.script(
          "window.answer = null; fetch('%s').then((a) => answer = a.status)".formatted(link));
      browser.until(link, () -> "200".equals(browser.script("return window.answer") + ""));
    }
  }

  @Test
  void on_a_saturday_it_opens_on_friday_and_leads_to_today() throws Exception {
    try (DemoPages demo = DemoPages.empty(DayOfWeek.SATURDAY);
        Browser browser = demo.browser()) {
      demo.open(browser, "Ana", "Live");

      browser.until("its title is there", () -> browser.text("#day").matches("[-0-9]{10}"));
      String day = browser.text("#day");
      assertThat(browser.script("return new Date('%s').getDay()".formatted(day))).hasToString("5");
      assertThat(browser.path()).isEqualTo("/#/me");
      assertThat(browser.text("section[aria-labelledby=day]")).contains("Today is no working day.");

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

  private int right(String css) {
    WebElement one = browser.find(css);
    return one.getRect().x + one.getRect().width;
  }
}
