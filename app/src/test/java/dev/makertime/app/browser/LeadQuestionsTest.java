package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten questions that a lead asks: none needs more than three clicks, from the team's page on. */
class LeadQuestionsTest {
  private static final int MOST_CLICKS = 3;

  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();
  private int clicks;

  @BeforeEach
  void open() {
    demo.open(browser, "Lead", "Live");
    browser.until("the answer is there", () -> !browser.all(".answer").isEmpty());
    clicks = 0;
  }

  @AfterEach
  void close() {
    assertThat(clicks).as("clicks").isLessThanOrEqualTo(MOST_CLICKS);
  }

  @Test
  void is_something_wrong_now() {
    answered("section[aria-labelledby=now]", "run|Nobody|nobody");
  }

  @Test
  void what_did_waiting_and_manual_work_take_this_week() {
    answered(".answer", "% of .*went to waiting and manual work this week so far");
  }

  @Test
  void how_does_this_week_compare_with_the_last_ones() {
    answered("section[aria-labelledby=week]", "compared with the last 4[\\s\\S]*Before");
  }

  @Test
  void how_was_last_week() {
    choose("#period option[value=last-week]");

    answered(".answer", "in the last week|in this week|last week");
  }

  @Test
  void how_was_it_before_the_migration() {
    choose("#period option[value='before:Automatic deploys']");

    answered(".answer", "in these 4 weeks");
  }

  @Test
  void which_week_was_the_worst_and_what_was_in_it() {
    click("#trend ~ details summary");
    click("#trend ~ details button.link");

    answered(".answer", "in this week");
    answered("main", "Meetings[\\s\\S]*Manual work");
  }

  @Test
  void what_do_people_wait_for_most() {
    answered("section[aria-labelledby=subjects]", "Waiting[\\s\\S]*data/churn");
  }

  @Test
  void what_did_one_pipeline_cost_week_by_week() {
    click(
        "section[aria-labelledby=subjects] tbody a, section[aria-labelledby=subjects] tbody button");

    answered("main", "data/churn");
    assertThat(browser.path()).contains("subject=");
  }

  @Test
  void can_these_figures_be_trusted_and_what_is_missing() {
    answered("section[aria-labelledby=coverage]", "known in tools|in a calendar");
    click("section[aria-labelledby=coverage] details summary");

    answered("section[aria-labelledby=coverage]", "gitlab");
  }

  @Test
  void what_does_a_word_mean() {
    click("footer a");

    answered("main", "Working time");
  }

  private void choose(String option) {
    clicks += 2; // the list, and one of it
    browser.find(option).click();
  }

  private void click(String css) {
    clicks++;
    browser.find(css).click();
  }

  private void answered(String css, String pattern) {
    browser.until(
        css + " says " + pattern,
        () -> browser.textIfThere(css).replace('\n', ' ').matches("(?s).*(" + pattern + ").*"));
  }
}
