package dev.makertime.bench;

import dev.makertime.bench.load.AskedReporter;
import dev.makertime.bench.load.AskedReporter.Times;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

  static final int TEAMS = 100;
  static final int YEAR = 365;
  static final LocalDate LAST = LocalDate.of(2026, 6, 30);

  static DashboardBenchmark measure(Path directory, int people, int pages, int asked)
      throws Exception {
    Organization organization = OrganizationFile.parse(DashboardData.yaml(people));
    Clock clock = Clock.fixed(LAST.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      DashboardData.fill(store, people);
      try (AskedReporter reporter =
          new AskedReporter(store, organization, directory, clock, null, null)) {
        String period = "from=%s&to=%s".formatted(LAST.minusDays(YEAR - 1L), LAST);
        Times teams = reporter.ask(asked, i -> "/api/team-days?" + period);
        Times person =
            reporter.ask(asked, i -> "/api/days?person=p%d&%s".formatted(i * 31 % people, period));
        Times page = reporter.ask(asked, i -> "/api/page?page=team&name=t" + i % TEAMS);
        OpenPages open = OpenPages.measure(reporter.server(), store, pages);
        return new DashboardBenchmark(
            (long) people * YEAR, teams, person, page, open.bytes() / pages, open.toLast(), pages);
      }
    }
  }
}
