package dev.makertime.reporter.http;

import dev.makertime.analysis.attrition.AttritionFigure;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineData;
import dev.makertime.analysis.calibration.Calibration;
import dev.makertime.analysis.calibration.CalibrationFigure;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Coverage;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.calibration.Calibrations;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.published.PublishedMeans;
import dev.makertime.reporter.published.PublishedOrganization;
import dev.makertime.reporter.published.PublishedSums;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects what a scenario's baseline may be measured from: published days, in weeks with enough
 * people.
 */
final class BaselineQuery {
  private final ReporterContext reporting;
  private final PrivacySettings privacy;
  private final int fewest;

  /**
   * A question.
   *
   * @param fewest people of whom anything counts as measured
   */
  BaselineQuery(ReporterContext reporting, PrivacySettings privacy, int fewest) {
    this.fewest = fewest;
    this.reporting = reporting;
    this.privacy = privacy;
  }

  /** Of what was published, so that no two questions differ by one person's days. */
  Optional<Baseline> baseline(LocalDate from, LocalDate to, @Nullable String team) throws Problem {
    DayStore store = reporting.store();
    Organization inForce = reporting.organization().get();
    boolean everything = privacy.shows(1);
    List<EngineerDay> days =
        everything
            ? store.days(new DayStore.Query(from, to, null, team))
            : new PublishedSums(store).told(from, to, team);
    Organization organization = everything ? inForce : PublishedOrganization.of(inForce, days);
    Set<String> shown = days.stream().map(EngineerDay::key).collect(Collectors.toSet());
    List<Coverage> coverages = everything ? store.coverages().all() : List.of();
    CoveredDays covered = new CoveredDays(organization, coverages);
    requireEnough(organization, days, covered);
    Optional<Baseline> baseline =
        data(organization, days, coverages, from, to)
            .baseline(
                organization,
                from,
                to,
                team,
                reporting.clock().instant(),
                (person, date) ->
                    (team == null || team.equals(person.teamOn(date)))
                        && (everything || shown.contains(new DayKey(person.id(), date).text())));
    if (baseline.isPresent() && !privacy.shows(baseline.get().engineers())) {
      throw Problem.withheld("fewer than %d people can be measured", privacy);
    }
    baseline = baseline.map(measured -> withSayings(withAttrition(measured, inForce)));
    if (everything) {
      return baseline;
    }
    Double cost = new PublishedMeans(store, reporting.pseudonym(), privacy).monthlyCost(inForce);
    return baseline.map(measured -> measured.coarse(cost));
  }

  /** Of everybody, whatever was asked for: by teams, it would tell who left. */
  private Baseline withAttrition(Baseline measured, Organization inForce) {
    LocalDate today = LocalDate.ofInstant(reporting.clock().instant(), ZoneOffset.UTC);
    return AttritionFigure.into(measured, inForce, null, today, privacy.minimumGroup());
  }

  /** With the variance of the bias that people's own words show. */
  private Baseline withSayings(Baseline measured) {
    Calibrations said = reporting.calibrations();
    return said == null
        ? measured
        : CalibrationFigure.into(measured, Calibration.of(said.counts(), privacy.minimumGroup()));
  }

  private BaselineData data(
      Organization organization,
      List<EngineerDay> days,
      List<Coverage> coverages,
      LocalDate from,
      LocalDate to) {
    DayStore store = reporting.store();
    return new BaselineData(
        days,
        store
            .activities()
            .between(ExplainedFigures.evidenceFrom(from), ExplainedFigures.evidenceTo(to)),
        store.deliveries().between(BaselineData.EVER, to, null),
        coverages,
        StoredKnowledge.of(store, organization, reporting.sources(), reporting.clock().instant()),
        fewest);
  }

  /** No week may have too few people, or two periods would reveal that week. */
  private void requireEnough(Organization organization, List<EngineerDay> days, CoveredDays covered)
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
