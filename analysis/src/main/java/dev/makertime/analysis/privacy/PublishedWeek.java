package dev.makertime.analysis.privacy;

import dev.makertime.analysis.privacy.PublishedSumUpdate.PersonDay;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TimeSums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a team's week as it was published to those who see only sums. A day is published once it is
 * over, and does not change afterwards. What was folded, or became known later, is added to the
 * sums of the whole week, as far as it is of enough people.
 *
 * @param days as they are shown
 * @param atDay what of each person's day these are made of
 * @param told the amounts of each person's day in the sums of the week; empty once the days of
 *     people have left
 * @param sums of the whole week; absent while it is not closed
 * @param subjects what the sums of the week went to
 * @param closings how often the sums of the week were made
 */
public record PublishedWeek(
    SortedMap<LocalDate, PublishedDay> days,
    SortedMap<LocalDate, SortedMap<String, TimeSums>> atDay,
    SortedMap<LocalDate, SortedMap<String, TimeSums>> told,
    @Nullable TimeSums sums,
    SortedMap<String, Share> subjects,
    int closings) {

  /** So often at most a week that is over is corrected. */
  private static final int MOST_CLOSINGS = 4;

  public static final PublishedWeek NOTHING =
      new PublishedWeek(
          new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, new TreeMap<>(), 0);

  public PublishedWeek {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    atDay = Collections.unmodifiableSortedMap(new TreeMap<>(atDay));
    told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
    subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
  }

  /** Everybody who ever was in its sums on a day. */
  public SortedSet<String> people(LocalDate date) {
    SortedSet<String> people = new TreeSet<>(told.getOrDefault(date, new TreeMap<>()).keySet());
    people.addAll(atDay.getOrDefault(date, new TreeMap<>()).keySet());
    return people;
  }

  /** Whether a day is shown like this for good. */
  public boolean isOver(LocalDate date) {
    PublishedDay day = days.get(date);
    return sums != null || (day != null && day.over());
  }

  /**
   * The same with a day moved on.
   *
   * @param now what people's days are now
   * @param shared accounts that several use
   */
  public PublishedWeek withDay(
      LocalDate date,
      Map<String, TimeSums> now,
      Set<String> shared,
      PrivacySettings privacy,
      Instant at,
      boolean over) {
    Map<String, TimeSums> before = atDay.getOrDefault(date, new TreeMap<>());
    Optional<SortedMap<String, TimeSums>> next =
        new PublishedSumUpdate(on(date, before), on(date, now), shared, privacy)
            .next()
            .map(moved -> PublishedSumUpdate.byDay(moved).getOrDefault(date, new TreeMap<>()));
    SortedMap<String, TimeSums> shown = next.orElse(new TreeMap<>(before));
    SortedMap<LocalDate, PublishedDay> withDay = new TreeMap<>(days);
    PublishedDay last = days.get(date);
    TimeSums all = sum(shown.values());
    Instant changed = last != null && last.sums().equals(all) ? last.changed() : at;
    withDay.put(date, new PublishedDay(at, over, heads(shown, shared), all, changed));
    SortedMap<LocalDate, SortedMap<String, TimeSums>> withTold = new TreeMap<>(told);
    withTold.put(date, shown);
    return new PublishedWeek(withDay, withTold, withTold, sums, subjects, closings);
  }

  private static int heads(Map<String, TimeSums> shown, Set<String> shared) {
    return (int)
        shown.entrySet().stream()
            .filter(one -> one.getValue().available() > 0 && !shared.contains(one.getKey()))
            .count();
  }

  private static Map<PersonDay, TimeSums> on(LocalDate date, Map<String, TimeSums> people) {
    Map<PersonDay, TimeSums> keyed = new HashMap<>();
    people.forEach((person, amounts) -> keyed.put(new PersonDay(person, date), amounts));
    return keyed;
  }

  /**
   * The same with the sums of the whole week, of what people's days are now. They may differ from
   * what the days showed and from what the week showed before by no few people.
   *
   * @param went what the time of each person went to
   */
  public PublishedWeek closed(
      Map<LocalDate, ? extends Map<String, TimeSums>> now,
      Map<String, ? extends Map<String, Share>> went,
      Set<String> shared,
      PrivacySettings privacy) {
    Map<PersonDay, TimeSums> before = PublishedSumUpdate.flat(told);
    Optional<Map<PersonDay, TimeSums>> next =
        closings >= MOST_CLOSINGS
            ? Optional.empty()
            : new PublishedSumUpdate(before, PublishedSumUpdate.flat(now), shared, privacy).next();
    Map<PersonDay, TimeSums> shown = next.orElse(before);
    if (!new PublishedSumUpdate(PublishedSumUpdate.flat(atDay), shown, shared, privacy).isWhole()) {
      shown = before;
    }
    if (sums != null && apart(shown).equals(apart(before))) {
      return this;
    }
    SortedMap<LocalDate, SortedMap<String, TimeSums>> moved =
        new TreeMap<>(PublishedSumUpdate.byDay(shown));
    TimeSums all = sum(shown.values());
    return new PublishedWeek(
        days,
        atDay,
        moved,
        all,
        sums == null ? WeekSubjects.of(went, all, privacy) : subjects,
        closings + 1);
  }

  /** Showing technical work apart from the rest is not a change by itself. */
  private static Map<PersonDay, TimeSums> apart(Map<PersonDay, TimeSums> of) {
    Map<PersonDay, TimeSums> together = new HashMap<>();
    of.forEach((key, amounts) -> together.put(key, amounts.withoutRest()));
    return together;
  }

  /** How many people it is of, at most on one day. */
  public int most() {
    return days.values().stream().mapToInt(PublishedDay::people).max().orElse(0);
  }

  /** Whether its sums are closed, and it is still known what of whose day they are made of. */
  public boolean isOfPeople() {
    return sums != null
        && sums.withoutRest().equals(sum(PublishedSumUpdate.flat(told).values()).withoutRest());
  }

  /**
   * The same without anything of a person. Their part of the sums stays and is nobody's; so the
   * week is closed, and does not change any more.
   */
  public PublishedWeek without(String person) {
    if (told.values().stream().noneMatch(people -> people.containsKey(person))) {
      return this;
    }
    TimeSums all = sums == null ? sum(PublishedSumUpdate.flat(told).values()) : sums;
    return new PublishedWeek(
        days, without(person, atDay), without(person, told), all, subjects, MOST_CLOSINGS);
  }

  private static SortedMap<LocalDate, SortedMap<String, TimeSums>> without(
      String person, SortedMap<LocalDate, SortedMap<String, TimeSums>> byDay) {
    SortedMap<LocalDate, SortedMap<String, TimeSums>> left = new TreeMap<>();
    byDay.forEach(
        (date, people) -> {
          SortedMap<String, TimeSums> others = new TreeMap<>(people);
          others.remove(person);
          left.put(date, others);
        });
    return left;
  }

  /** The same as sums alone: the days of people have left. */
  public PublishedWeek ofNobody() {
    return new PublishedWeek(days, new TreeMap<>(), new TreeMap<>(), sums, subjects, MOST_CLOSINGS);
  }

  private static TimeSums sum(Collection<TimeSums> all) {
    return TimeSums.sum(all, one -> one);
  }

  /** The subjects of which somebody waited for a run, or did by hand what a run could do. */
  public Set<String> machineSubjects() {
    return subjects.entrySet().stream()
        .filter(one -> one.getValue().waiting() > 0 || one.getValue().manual() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
