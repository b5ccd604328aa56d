package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoPages;
import dev.makertime.app.setup.FirstContact;
import dev.makertime.app.setup.SetupServer;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.gitlab.SyntheticGitLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do in Chromium: the first contact, and what they start on their page. */
class OperatorTest {
  @TempDir Path directory;

  @Test
  void the_first_contact_leads_from_a_token_to_files_with_every_guess_marked() throws Exception {
    Browser.needed();
    SyntheticGitLab gitLab =
        new SyntheticGitLab(
            3, 1, 6, LocalDate.parse("2026-05-04"), LocalDate.parse("2026-05-20"), 1);
    try (ToolServer tool = new ToolServer(gitLab);
        FirstContact contact = new FirstContact(directory.resolve("it"), Clock.systemUTC());
        SetupServer server = SetupServer.start(contact, 0);
        Browser browser = Browser.open(server.url().replaceFirst("/\\?.*", ""))) {
      browser.go(server.url().replaceFirst(".*/", ""));
      browser.find("#ask-form");
      browser.picture("setup");
      assertThat(browser.barriers()).isEmpty();
      browser.find("#url").sendKeys(tool.url().toString());
      browser.find("#of").sendKeys(SyntheticGitLab.GROUP);
      browser.find("#token").sendKeys("wrong");
      browser.find("#ask-form button").click();
      browser.until(
          "it is refused", () -> browser.text("#problem").contains("does not accept the token"));

      browser.find("#token").clear();
      browser.find("#token").sendKeys(SyntheticGitLab.TOKEN);
      browser.find("#ask-form button").click();
      browser.until("it is drafted", () -> browser.find("#review").isDisplayed());
      browser.picture("setup-review");
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.script("return document.getElementById('organization').value").toString())
          .contains("# guess:");
      browser.find("#review-form button").click();

      browser.until("it is written", () -> browser.find("#done").isDisplayed());
      assertThat(browser.text("#lines")).contains("GitLab 17.5.1 as reader");
      assertThat(Files.readString(contact.configuration()))
          .contains("${GITLAB_TOKEN}")
          .doesNotContain(SyntheticGitLab.TOKEN);
      assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
    }
  }

  @Test
  void an_operator_checks_all_sources_and_looks_at_dead_letters_and_test_calls() throws Exception {
    try (DemoPages demo = DemoPages.shared();
        Browser browser = demo.browser()) {
      demo.open(browser, "Operator", "Live");
      browser.find("section[aria-labelledby=setups] summary").click();
      assertThat(browser.text("section[aria-labelledby=setups] pre"))
          .startsWith("curl -i -H \"X-Gitlab-Token: $");

      browser.find("section[aria-labelledby=check] button").click();
      browser.until(
          "it is checked",
          () -> browser.text("section[aria-labelledby=check]").contains("Last time"));
      assertThat(browser.text("section[aria-labelledby=check]"))
          .contains("brokers", "GitLab 17.5.1 as reader", "Airflow 3.1.3", "digdag 0.10.5")
          .doesNotContain("not fine");

      browser.find("section[aria-labelledby=letters] button").click();
      browser.until(
          "each is there",
          () -> browser.text("section[aria-labelledby=letters]").contains("SHA-256"));
      browser.until(
          "its last section is there",
          () -> !browser.all("section[aria-labelledby=strangers] code").isEmpty());
      assertThat(browser.text("section[aria-labelledby=strangers] code")).startsWith("- \"");
      browser.picture("operator");
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
