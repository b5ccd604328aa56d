package dev.makertime.bench;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Measures how fast a reporter with millions of days answers, and the cost of open pages.
 *
 * @param days in the store
 * @param teamDays the days of all teams, a year
 * @param person the days of one person, a year
 * @param page the whole page of a team
 * @param bytesPerPage heap of a page that is open
 * @param toLast milliseconds from a change in the store until the last open page has it, the median
 */
record DashboardBenchmark(
    long days,
    Times teamDays,
    Times person,
    Times page,
    long bytesPerPage,
    double toLast,
    int pages) {

  /** Milliseconds. */
  record Times(double p50, double p99) {}

  static final int TEAMS = 100;
  static final int YEAR = 365;
  static final LocalDate LAST = LocalDate.of(2026, 6, 30);

  static DashboardBenchmark measure(Path directory, int people, int pages, int asked)
      throws Exception {
    Organization organization = OrganizationFile.parse(DashboardData.yaml(people));
    Clock clock = Clock.fixed(LAST.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      DashboardData.fill(store, people);
      try (ReporterServer server =
          ReporterServer.start(
              "127.0.0.1",
              0,
              context(store, organization, clock),
              accessControl(directory, clock))) {
        String period = "from=%s&to=%s".formatted(LAST.minusDays(YEAR - 1L), LAST);
        Times teams = ask(server, asked, i -> "/api/team-days?" + period);
        Times person =
            ask(server, asked, i -> "/api/days?person=p%d&%s".formatted(i * 31 % people, period));
        Times page = ask(server, asked, i -> "/api/page?page=team&name=t" + i % TEAMS);
        OpenPages open = OpenPages.measure(server, store, pages);
        return new DashboardBenchmark(
            (long) people * YEAR, teams, person, page, open.bytes() / pages, open.toLast(), pages);
      }
    }
  }

  private static ReporterContext context(DayStore store, Organization organization, Clock clock) {
    return new ReporterContext(
        store,
        () -> organization,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        clock,
        () -> true,
        List.of(),
        () -> new SystemState(null, null, Map.of()),
        activity -> {},
        null,
        null,
        who -> who,
        Duration.ofDays(400),
        () -> null);
  }

  private static AccessControl accessControl(Path directory, Clock clock) {
    return new AccessControl(
        null,
        new Sessions(clock, Duration.ofHours(12)),
        null,
        PrivacySettings.DEFAULT,
        new Audit(directory.resolve("audit.jsonl"), clock),
        new Consents(directory.resolve("consents.json")),
        List.of());
  }

  private interface Question {
    String number(int i);
  }

  private static Times ask(ReporterServer server, int times, Question question)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    double[] millis = new double[times];
    for (int i = -times / 4; i < times; i++) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + question.number(Math.abs(i)));
      long begun = System.nanoTime();
      HttpResponse<byte[]> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200 || answer.body().length < 3_000) {
        throw new IllegalStateException(uri + " answered " + answer.statusCode());
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new Times(millis[times / 2], millis[Math.min(times - 1, times * 99 / 100)]);
  }
}
