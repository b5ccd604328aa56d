package dev.makertime.analysis.baseline;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Decides which days of which people a baseline is measured from.
 *
 * @param from the first day that was asked for; weeks before the first with a day are left out
 * @param to the last day that is over; so are weeks behind the last with a day
 * @param team only while they are in it; absent = everybody
 * @param knowledge how much is known of people's days; absent = everything
 * @param fewest people who must be measured
 * @param covered days that a source was not read for are unknown, not zero, and left out
 */
public record BaselineScope(
    LocalDate from,
    LocalDate to,
    @Nullable String team,
    CoveredDays covered,
    @Nullable Knowledge knowledge,
    int fewest) {

  /** Of which everything is known. */
  public BaselineScope(LocalDate from, LocalDate to, @Nullable String team, CoveredDays covered) {
    this(from, to, team, covered, null, 1);
  }

  /** Whether a person was employed and in scope on a date. */
  boolean isIn(Person person, LocalDate date) {
    return person.employed().covers(date) && (team == null || team.equals(person.teamOn(date)));
  }

  boolean has(Person person, LocalDate date) {
    return (team == null || team.equals(person.teamOn(date))) && covered.covers(person, date, date);
  }

  /** From the first week with a day to the last one. */
  BaselineScope narrowed(Collection<EngineerDay> days) {
    LocalDate begins = days.stream().map(EngineerDay::date).min(LocalDate::compareTo).orElseThrow();
    LocalDate ends = days.stream().map(EngineerDay::date).max(LocalDate::compareTo).orElseThrow();
    LocalDate monday = Week.of(begins).monday();
    LocalDate sunday = Week.of(ends).monday().plusDays(6);
    return new BaselineScope(
        monday.isAfter(from) ? monday : from,
        sunday.isBefore(to) ? sunday : to,
        team,
        covered,
        knowledge,
        fewest);
  }

  /** The days on which a person was employed, measured and in scope, as months. */
  double months(Person person) {
    LocalDate measured = person.measureFrom();
    long all =
        from.datesUntil(to.plusDays(1))
            .filter(date -> person.employed().covers(date))
            .filter(date -> measured == null || !date.isBefore(measured))
            .filter(date -> has(person, date))
            .count();
    return all / BaselineMeasurement.DAYS_A_MONTH;
  }
}
