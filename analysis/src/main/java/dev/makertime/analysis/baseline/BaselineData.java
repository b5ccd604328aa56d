package dev.makertime.analysis.baseline;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds all that a baseline is measured from.
 *
 * @param days between two dates, both included, of one team or of all
 * @param activities that touch those days, or begin some weeks before them
 * @param deliveries of all time
 * @param knowledge how much is known of people's days; absent = everything
 * @param fewest people who must be measured
 */
public record BaselineData(
    List<EngineerDay> days,
    List<Activity> activities,
    List<Delivery> deliveries,
    List<Coverage> coverages,
    @Nullable Knowledge knowledge,
    int fewest) {

  /** Before any release that may have put something into production. */
  public static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  public BaselineData {
    days = days.stream().filter(day -> !day.provisional()).toList();
    activities = List.copyOf(activities);
    deliveries = List.copyOf(deliveries);
    coverages = List.copyOf(coverages);
  }

  /**
   * Measures the current way to work.
   *
   * @param team absent = everybody
   * @return empty where nobody has worked
   */
  public Optional<Baseline> baseline(
      Organization organization,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf) {
    return baseline(organization, from, to, team, asOf, inTeam(team));
  }

  /** The same of those days of people that may be looked at. */
  public Optional<Baseline> baseline(
      Organization organization,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf,
      BiPredicate<Person, LocalDate> whose) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    LocalDate yesterday = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(1);
    return BaselineMeasurement.of(
        organization,
        days,
        BatchMeasurement.explanations(organization, activities, from, to, asOf, whose),
        deliveries,
        new BaselineScope(
            from,
            to.isBefore(yesterday) ? to : yesterday,
            team,
            new CoveredDays(organization, coverages),
            knowledge,
            fewest));
  }

  private static BiPredicate<Person, LocalDate> inTeam(@Nullable String team) {
    return (person, date) -> team == null || team.equals(person.teamOn(date));
  }

  /** Days taken apart, of one team or of all. */
  public static List<Explanation> explanations(
      Organization organization,
      List<Activity> activities,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf) {
    return BatchMeasurement.explanations(organization, activities, from, to, asOf, inTeam(team));
  }
}
