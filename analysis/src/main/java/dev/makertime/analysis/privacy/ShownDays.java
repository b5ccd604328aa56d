package dev.makertime.analysis.privacy;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Gross;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TimeSums;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds days of people from which team sums may be computed: parts of few people are counted as
 * technical work, or left out. The days are for sums only and say nothing about a person.
 *
 * @param byDay for sums of a team's day
 * @param byWeek for sums of a team's week, which show more parts
 * @param onDays what is withheld of sums of days; nothing where they are not named
 * @param inWeeks the same of weeks, by their Monday
 */
public record ShownDays(
    List<EngineerDay> byDay,
    List<EngineerDay> byWeek,
    Map<TeamDate, Withheld> onDays,
    Map<TeamDate, Withheld> inWeeks) {
  /** A team's day, or the week that begins on it. */
  public record TeamDate(String team, LocalDate date) {}

  private static final String NO_TEAM = "";

  private record TeamWeek(String team, LocalDate monday) {}

  public ShownDays {
    byDay = List.copyOf(byDay);
    byWeek = List.copyOf(byWeek);
    onDays = Map.copyOf(onDays);
    inWeeks = Map.copyOf(inWeeks);
  }

  /** What is withheld of the sums of a team's day. */
  public Withheld on(TeamDate day) {
    return onDays.getOrDefault(day, Withheld.NOTHING);
  }

  /** What is withheld of the sums of a team's week. */
  public Withheld in(TeamDate week) {
    return inWeeks.getOrDefault(week, Withheld.NOTHING);
  }

  /** What may be shown of some days; those of unknown identities are kept, to be counted. */
  public static ShownDays of(
      Organization organization, Collection<EngineerDay> days, PrivacySettings privacy) {
    if (privacy.shows(1)) {
      return new ShownDays(List.copyOf(days), List.copyOf(days), Map.of(), Map.of());
    }
    Set<String> shared = organization.sharedAccounts();
    List<EngineerDay> byDay = new ArrayList<>();
    Map<TeamWeek, SortedMap<LocalDate, SortedMap<String, TimeSums>>> weeks =
        new TreeMap<>(Comparator.comparing(TeamWeek::team).thenComparing(TeamWeek::monday));
    for (EngineerDay day : days) {
      if (Person.isUnknown(day.person())) {
        byDay.add(day);
      } else {
        LocalDate monday = day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        weeks
            .computeIfAbsent(
                new TeamWeek(Objects.requireNonNullElse(day.team(), NO_TEAM), monday),
                none -> new TreeMap<>())
            .computeIfAbsent(day.date(), none -> new TreeMap<>())
            .put(day.person(), Contribution.of(day, shared.contains(day.person())).amounts());
      }
    }
    List<EngineerDay> byWeek = new ArrayList<>(byDay);
    Map<TeamDate, Withheld> onDays = new HashMap<>();
    Map<TeamDate, Withheld> inWeeks = new HashMap<>();
    weeks.forEach(
        (key, now) -> {
          PublishedWeek week = published(now, shared, privacy);
          week.atDay()
              .forEach(
                  (date, people) ->
                      onDays.put(new TeamDate(key.team(), date), Withheld.of(people.values())));
          List<TimeSums> told =
              week.told().values().stream().flatMap(people -> people.values().stream()).toList();
          inWeeks.put(new TeamDate(key.team(), key.monday()), Withheld.of(told));
          byDay.addAll(told(key.team(), week.atDay()));
          byWeek.addAll(told(key.team(), week.told()));
        });
    return new ShownDays(byDay, byWeek, onDays, inWeeks);
  }

  private static PublishedWeek published(
      SortedMap<LocalDate, SortedMap<String, TimeSums>> now,
      Set<String> shared,
      PrivacySettings privacy) {
    PublishedWeek week = PublishedWeek.NOTHING;
    for (Map.Entry<LocalDate, SortedMap<String, TimeSums>> day : now.entrySet()) {
      week = week.withDay(day.getKey(), day.getValue(), shared, privacy, Instant.EPOCH, true);
    }
    return week.closed(now, Map.of(), shared, privacy);
  }

  private static List<EngineerDay> told(
      String team, Map<LocalDate, ? extends Map<String, TimeSums>> byDay) {
    List<EngineerDay> told = new ArrayList<>();
    byDay.forEach(
        (date, people) ->
            people.forEach(
                (person, amounts) -> {
                  if (!amounts.equals(TimeSums.NONE)) {
                    told.add(day(person, date, team, amounts, new TreeMap<>()));
                  }
                }));
    return told;
  }

  /** A day of these amounts; folded parts are technical work in it. */
  public static EngineerDay day(
      String person,
      LocalDate date,
      String team,
      TimeSums amounts,
      SortedMap<String, Share> subjects) {
    return new EngineerDay(
        person,
        date,
        team.equals(NO_TEAM) ? null : team,
        amounts.available(),
        amounts.meeting(),
        amounts.manual(),
        amounts.queue(),
        amounts.run(),
        amounts.resume(),
        amounts.technical() + amounts.rest(),
        amounts.focus(),
        0,
        new AfterHours(0, amounts.afterHours()),
        new Gross(amounts.meeting(), amounts.manual(), amounts.waiting()),
        amounts.waitUpper(),
        0,
        0,
        0,
        0,
        subjects,
        false);
  }
}
