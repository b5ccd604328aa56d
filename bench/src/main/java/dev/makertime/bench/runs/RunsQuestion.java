package dev.makertime.bench.runs;

import dev.makertime.bench.load.AskedReporter;
import dev.makertime.bench.load.AskedReporter.Times;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Measures how fast sums of the runs of a year are answered: to a manager, of whom a part is
 * withheld, and to who sees everything.
 *
 * @param runs in the store
 * @param filling seconds
 * @param manager milliseconds, of all subjects
 * @param subject milliseconds, of one subject
 * @param scheduled milliseconds, of the runs of one source
 */
public record RunsQuestion(
    long runs, double filling, Times manager, Times subject, Times scheduled) {

  /** Fills a store and asks. */
  public static RunsQuestion measure(Path directory, int runs, int asked) throws Exception {
    Clock clock =
        Clock.fixed(RunsData.LAST.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    Organization organization = OrganizationFile.parse("people: []\n");
    TokenFile tokens = new TokenFile(directory.resolve("tokens.json"));
    String token =
        tokens.create(
            new TokenOwner(null, Set.of(Role.MANAGER), null, Set.of()), clock.instant(), null);
    AccessRules rules =
        new AccessRules(
            tokens, new GrantsFile(directory.resolve("none")), () -> organization, clock);
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      long begun = System.nanoTime();
      RunsData.fill(store, runs);
      double filling = (System.nanoTime() - begun) / 1e9;
      try (AskedReporter reporter =
          new AskedReporter(store, organization, directory, clock, rules, token)) {
        LocalDate from = RunsData.FIRST;
        String year = "/api/runs?from=%s&to=%s".formatted(from, from.plusWeeks(52).minusDays(1));
        Times all = reporter.ask(asked, i -> year);
        Times one = reporter.ask(asked, i -> year + "&subject=subject-" + i % RunsData.SUBJECTS);
        Times part = reporter.ask(asked, i -> year + "&source=source-3");
        return new RunsQuestion(runs, filling, all, one, part);
      }
    }
  }
}
