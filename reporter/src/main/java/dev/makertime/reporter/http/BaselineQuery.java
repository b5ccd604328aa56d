package dev.makertime.reporter.http;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineData;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.KnownDays;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.store.DayStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be measured for a scenario: days that are shown, in weeks of enough people. */
final class BaselineQuery {
  private final ReporterContext reporting;
  private final Privacy privacy;

  BaselineQuery(ReporterContext reporting, Privacy privacy) {
    this.reporting = reporting;
    this.privacy = privacy;
  }

  /** Days of too few people are left out, so that no two questions differ by one of them. */
  Optional<Baseline> baseline(LocalDate from, LocalDate to, @Nullable String team) throws Problem {
    DayStore store = reporting.store();
    Organization organization = reporting.organization().get();
    Set<String> shown = new HashSet<>();
    store.teamDays(from, to, team).stream()
        .filter(day -> privacy.shows(day.people()))
        .forEach(day -> shown.add(day.key()));
    List<EngineerDay> days =
        store.days(new DayStore.Query(from, to, null, team)).stream()
            .filter(day -> isShown(day.team(), day.date(), shown))
            .toList();
    KnownDays covered = new KnownDays(organization, store.coverages().all());
    requireEnough(organization, days, covered);
    Optional<Baseline> baseline =
        new BaselineData(
                days,
                store
                    .activities()
                    .between(ExplainedFigures.evidenceFrom(from), ExplainedFigures.evidenceTo(to)),
                store.deliveries().between(BaselineData.EVER, to, null),
                store.coverages().all())
            .baseline(
                organization,
                from,
                to,
                team,
                reporting.clock().instant(),
                (person, date) ->
                    (team == null || team.equals(person.teamOn(date)))
                        && isShown(person.teamOn(date), date, shown));
    if (baseline.isPresent() && !privacy.shows(baseline.get().engineers())) {
      throw Problem.withheld("fewer than %d people can be measured", privacy);
    }
    return baseline;
  }

  private boolean isShown(@Nullable String team, LocalDate date, Set<String> shown) {
    return privacy.shows(1) || (team != null && shown.contains(new DayKey(team, date).text()));
  }

  /** Not in any week may too few be measured, or two periods would tell of that week. */
  private void requireEnough(Organization organization, List<EngineerDay> days, KnownDays covered)
      throws Problem {
    Map<String, Person> people = organization.peopleById();
    Map<Week, Set<String>> measured = new HashMap<>();
    for (EngineerDay day : days) {
      Person person = people.get(day.person());
      if (person != null && !person.shared() && covered.covers(person, day.date(), day.date())) {
        measured.computeIfAbsent(Week.of(day.date()), week -> new HashSet<>()).add(day.person());
      }
    }
    if (measured.values().stream().anyMatch(of -> !privacy.shows(of.size()))) {
      throw Problem.withheld("in some week fewer than %d people can be measured", privacy);
    }
  }
}
