package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.browser.fixture.DemoBrowser;
import dev.makertime.app.browser.fixture.DemoPages;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Token;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logging in, and being logged out, in Chromium. */
class LoginPageTest {
  @RegisterExtension static final DemoBrowser DEMO = DemoBrowser.shared();

  private final DemoPages demo = DEMO.demo();
  private final Browser browser = DEMO.browser();

  @Test
  void whoever_is_not_known_is_shown_the_way_in() {
    browser.go("login");
    browser.picture("login");

    assertThat(browser.text(".offers")).contains("Lead of the churn team", "Operator");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void whoever_asked_for_a_page_is_there_once_they_are_in() {
    browser.go("#/changes");
    browser.until("the login page", () -> browser.path().startsWith("/login"));

    browser.enter(demo.visitor("Manager").token());

    assertThat(browser.text("h1")).isEqualTo("Comparison");
  }

  @Test
  void whose_token_was_taken_back_is_told_to_log_in() throws Exception {
    TokenFile tokens = demo.tokens();
    String token =
        tokens.create(
            new TokenOwner("Somebody", Set.of(Role.LEAD), null, Set.of("churn")),
            demo.clock.instant(),
            null);
    browser.logIn(token);
    browser.until("the page is live", () -> browser.text(".state").equals("Live"));

    List<Token> all = tokens.all();
    tokens.revoke(all.get(all.size() - 1).id());

    browser.until("it is said", () -> browser.text(".state").contains("Log in"));
    browser.picture("logged-out");
  }

  @Test
  void whose_time_is_over_is_told_to_log_in_and_sees_nothing_new() throws Exception {
    String token =
        demo.tokens()
            .create(
                new TokenOwner("Somebody", Set.of(Role.LEAD), null, Set.of("churn")),
                Instant.now(),
                Instant.now().plusSeconds(15));
    browser.logIn(token);
    browser.until("the page is live", () -> browser.text(".state").equals("Live"));

    browser.until("it is said", () -> browser.text(".state").contains("Log in"));
    browser.reload();

    browser.until("the login page", () -> browser.path().startsWith("/login"));
  }
}
