package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says where it must not say more: a team of three. */
class WithheldTest {
  @TempDir Path directory;

  @Test
  void a_small_teams_lead_is_told_why_until_all_agree() throws Exception {
    Browser.needed();
    try (Instance instance = start();
        Browser browser = Browser.open(instance.reporterUrl())) {
      String lead = token(Role.LEAD, null, Set.of("ops"));
      browser.logIn(lead);

      assertThat(browser.text(".withheld")).contains("3 members", "fewer than 5 are withheld");
      browser.picture("withheld");
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.all("#today")).isEmpty();
      assertThat(browser.text("main").split("ithheld", -1)).as("said once").hasSize(3);
      assertThat(browser.all(".withheld")).hasSize(1);
      assertThat(browser.text(".withheld")).contains("below is which sources tell of the team");
      assertThat(browser.all("#trend, #subjects")).isEmpty();

      for (String person : List.of("tom", "amy", "joe")) {
        browser.logIn(token(Role.ENGINEER, person, Set.of()));
        assertThat(browser.text("section[aria-labelledby=agreement]")).contains("small team");
        browser.find("section[aria-labelledby=agreement] button").click();
        browser.until(
            "it is taken down",
            () ->
                browser
                    .text("section[aria-labelledby=agreement] button")
                    .equals("Withdraw my agreement"));
      }
      browser.picture("agreement");
      browser.logIn(lead);
      browser.until(
          "all agree", () -> browser.text(".withheld").contains("3 of them agree to weekly sums"));
      assertThat(browser.text(".withheld")).contains("on are shown once they are over");
      assertThat(browser.all(".chart canvas")).isEmpty();
      assertThat(browser.all("#today")).isEmpty();
      browser.picture("agreed");
    }
  }

  private String token(Role role, String person, Set<String> teams) throws Exception {
    return new TokenFile(directory.resolve("tokens.json"))
        .create(new TokenOwner(null, Set.of(role), person, teams), Instant.now(), null);
  }

  private Instance start() throws Exception {
    StringBuilder organization =
        new StringBuilder(
            "measureFrom: %s%npeople:%n"
                .formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(21)));
    for (String person : List.of("tom", "amy", "joe")) {
      organization.append(
          "  - {id: %1$s, identities: [\"git:%1$s\"], teams: [{team: ops, from: 2026-01-01}]}%n"
              .formatted(person));
    }
    Files.writeString(directory.resolve("organization.yaml"), organization);
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            collector: {port: 0}
            reporter: {port: 0, auth: {tokens: tokens.json}}
            """);
    return new Instance(
        ConfigurationFile.read(file, Map.of()),
        OrganizationFile.read(directory.resolve("organization.yaml")),
        Clock.systemUTC(),
        said -> {});
  }
}
