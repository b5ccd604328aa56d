package dev.makertime.reporter.published;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedDay;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TimeSums;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Decides what of a team's week may be published now. */
public final class WeekPublication {
  /** Evidence of a source that does not answer is not waited for any longer. */
  private static final int PATIENCE_DAYS = 7;

  /** The time from a week's end in UTC to its closing: then its Sunday is over everywhere. */
  public static final Duration CLOSING = Duration.ofHours(12);

  /**
   * What becomes of a week.
   *
   * @param done whether nothing more is to be published of it until something changes
   */
  record Outcome(PublishedWeek week, boolean done) {}

  private final Organization organization;
  private final Map<String, Person> people;
  private final Set<String> shared;
  private final CoveredDays covered;
  private final PrivacySettings privacy;
  private final LocalDate monday;
  private final Instant now;

  WeekPublication(
      Organization organization,
      CoveredDays covered,
      PrivacySettings privacy,
      LocalDate monday,
      Instant now) {
    this.organization = organization;
    people = organization.peopleById();
    shared = organization.sharedAccounts();
    this.covered = covered;
    this.privacy = privacy;
    this.monday = monday;
    this.now = now;
  }

  /**
   * A team's week as it is published from now on.
   *
   * @param all that is published of this week, also of other teams
   * @param isSettled whether nothing more comes of a day
   */
  Outcome next(
      String team,
      PublishedWeek before,
      Map<LocalDate, Map<String, EngineerDay>> days,
      Map<TeamWeek, PublishedWeek> all,
      Predicate<LocalDate> isSettled) {
    PublishedWeek week = before;
    boolean open = false;
    Map<LocalDate, Map<String, EngineerDay>> own = own(team, days, all);
    for (Map.Entry<LocalDate, Map<String, EngineerDay>> day : own.entrySet()) {
      if (!week.isOver(day.getKey())) {
        week = day(team, week, day.getKey(), day.getValue(), isSettled);
        open |= !week.isOver(day.getKey());
      }
    }
    boolean settled = monday.datesUntil(monday.plusDays(7)).allMatch(isSettled);
    Instant closes = monday.plusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant().plus(CLOSING);
    if (open || !settled || now.isBefore(closes)) {
      return new Outcome(week, false);
    }
    return new Outcome(closed(week, own), true);
  }

  /** Who was in another team's sums on a day is in no other sum of it. */
  private Map<LocalDate, Map<String, EngineerDay>> own(
      String team,
      Map<LocalDate, Map<String, EngineerDay>> days,
      Map<TeamWeek, PublishedWeek> all) {
    Map<LocalDate, Map<String, EngineerDay>> own = new TreeMap<>();
    days.forEach(
        (date, members) -> {
          Set<String> others = new HashSet<>();
          all.forEach(
              (key, week) -> {
                if (!key.team().equals(team)) {
                  others.addAll(week.people(date));
                }
              });
          Map<String, EngineerDay> left = new TreeMap<>(members);
          left.keySet().removeAll(others);
          own.put(date, left);
        });
    return own;
  }

  private PublishedWeek day(
      String team,
      PublishedWeek week,
      LocalDate date,
      Map<String, EngineerDay> members,
      Predicate<LocalDate> isSettled) {
    if (members.values().stream().anyMatch(EngineerDay::provisional)) {
      PublishedDay shown = week.days().get(date);
      Instant step = TodayUpdates.step(now);
      boolean isNew = shown == null || shown.at().isBefore(step);
      return isNew && TodayUpdates.mayShow(organization, team, date, members, privacy)
          ? week.withDay(date, amounts(members), shared, privacy, step, false)
          : week;
    }
    return isSettled.test(date) && isRead(date, members.keySet())
        ? week.withDay(date, amounts(members), shared, privacy, now, true)
        : week;
  }

  private boolean isRead(LocalDate date, Set<String> members) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return date.plusDays(PATIENCE_DAYS).isBefore(today)
        || members.stream()
            .map(people::get)
            .allMatch(person -> person == null || covered.covers(person, date, date));
  }

  private PublishedWeek closed(PublishedWeek week, Map<LocalDate, Map<String, EngineerDay>> days) {
    Map<LocalDate, Map<String, TimeSums>> amounts = new TreeMap<>();
    Map<String, Map<String, Share>> went = new TreeMap<>();
    days.forEach(
        (date, members) -> {
          amounts.put(date, amounts(members));
          members.forEach(
              (person, day) -> {
                if (!shared.contains(person)) {
                  Map<String, Share> of = went.computeIfAbsent(person, none -> new TreeMap<>());
                  day.subjects().forEach((subject, share) -> of.merge(subject, share, Share::plus));
                }
              });
        });
    return week.closed(amounts, went, shared, privacy);
  }

  private Map<String, TimeSums> amounts(Map<String, EngineerDay> members) {
    Map<String, TimeSums> amounts = new HashMap<>();
    members.forEach(
        (person, day) ->
            amounts.put(person, Contribution.of(day, shared.contains(person)).amounts()));
    return amounts;
  }
}
