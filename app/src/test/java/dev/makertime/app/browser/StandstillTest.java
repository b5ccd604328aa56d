package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.Stall;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system page of a reporter that runs alone says, and that streams stand still. */
class StandstillTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path directory;

  private volatile @Nullable Stall stall;

  @Test
  void an_open_system_page_says_when_streams_stand_still_and_when_they_go_on() throws Exception {
    Browser.needed();
    try (DayStore store = DayStore.open(directory.resolve("store"));
        ReporterServer server = serve(store);
        Browser browser = Browser.open("http://127.0.0.1:" + server.port())) {
      browser.go("#/system");
      assertThat(browser.text("section[aria-labelledby=calls]"))
          .contains("The collector runs in a process of its own", "/metrics");
      assertThat(browser.text("section[aria-labelledby=elsewhere]"))
          .contains("makertime check --config", "makertime read gitlab");
      assertThat(browser.all("#check, [role=alert]")).isEmpty();

      stall = new Stall(Instant.now(), "A transaction hangs.", "End it.");
      assertThat(browser.text("[role=alert]"))
          .contains("Days have not been up to date since", "A transaction hangs. End it.");
      browser.picture("standstill");
      assertThat(browser.barriers()).isEmpty();

      stall = null;
      browser.until("the alert goes", () -> browser.all("[role=alert]").isEmpty());
    }
  }

  private ReporterServer serve(DayStore store) throws Exception {
    var organization = OrganizationFile.parse("people: [{id: ana}]");
    return ReporterServer.start(
        "127.0.0.1",
        0,
        new ReporterContext(
            store,
            () -> organization,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            CLOCK,
            () -> stall == null,
            List.of(),
            () -> new SystemState(0L, null, Map.of("makertime", "test"), stall),
            activity -> {},
            null,
            null,
            person -> person,
            Duration.ofDays(400),
            () -> null),
        new AccessControl(
            null,
            new Sessions(CLOCK, Duration.ofHours(12)),
            null,
            PrivacySettings.DEFAULT,
            new Audit(directory.resolve("audit.jsonl"), CLOCK),
            new Consents(directory.resolve("consents.json")),
            List.of()));
  }
}
