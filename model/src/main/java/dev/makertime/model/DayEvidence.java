package dev.makertime.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides which evidence a day depends on. Both directions are here, because they must agree: what
 * {@link Timeline#day} needs for a date, and which dates an activity may change.
 */
public final class DayEvidence {
  private record Key(String identity, String id) {}

  private DayEvidence() {}

  /**
   * All that may matter for a date: what touches it or the longest charge around it, and for waits
   * from earlier days what surrounds their start.
   */
  public static Collection<Activity> of(Person person, LocalDate date, EvidenceLookup evidence) {
    Spans day = WorkingTime.dayOf(date, person.timeZone());
    long longest = person.policy().longestCharge().toSeconds();
    Map<Key, Activity> found = new HashMap<>();
    evidence.open(activity -> put(found, activity));
    collect(evidence, day.start(0) - longest, day.end(0) + longest, found);
    List<Activity> early = new ArrayList<>();
    for (Activity activity : found.values()) {
      Instant start = activity.start();
      if (activity.kind() == ActivityKind.WAIT
          && start != null
          && start.getEpochSecond() < day.start(0) - longest) {
        early.add(activity);
      }
    }
    for (Activity wait : early) {
      long start = Objects.requireNonNull(wait.start()).getEpochSecond();
      collect(evidence, start, start + longest, found);
    }
    return found.values();
  }

  /** The local dates, none after the as-of instant's, that may look different with an activity. */
  public static SortedSet<LocalDate> datesOf(
      Person person, Activity activity, EvidenceLookup evidence, Instant asOf) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    Instant start = activity.start();
    ActivityKind kind = activity.kind();
    if (start == null || kind == null || !start.isBefore(asOf)) {
      return dates;
    }
    Instant end = endOf(activity, asOf);
    switch (kind) {
      case MEETING, WAIT -> add(dates, person, start, end);
      case MANUAL, PRESENCE -> {
        Instant last = start.plus(person.policy().longestCharge());
        add(dates, person, start.minus(person.policy().longestCharge()), max(end, last));
      }
      case ABSENCE -> {
        add(dates, person, start, end);
        addWaitsWithin(dates, person, start, end, evidence, asOf);
      }
    }
    return dates.headSet(person.dateOf(asOf).plusDays(1));
  }

  /**
   * The local dates, none after the as-of instant's, that may look different after an activity of
   * any kind was there from a second to another, and is no longer known.
   *
   * @param from epoch second, included
   * @param to epoch second, excluded; for an instant the same as {@code from}
   */
  public static SortedSet<LocalDate> datesOf(
      Person person, long from, long to, EvidenceLookup evidence, Instant asOf) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    Instant start = Instant.ofEpochSecond(from);
    if (!start.isBefore(asOf)) {
      return dates;
    }
    Instant end = min(Instant.ofEpochSecond(to), asOf);
    Duration longest = person.policy().longestCharge();
    add(dates, person, start.minus(longest), end.plus(longest));
    addWaitsWithin(dates, person, start, end, evidence, asOf);
    return dates.headSet(person.dateOf(asOf).plusDays(1));
  }

  private static void addWaitsWithin(
      SortedSet<LocalDate> dates,
      Person person,
      Instant start,
      Instant end,
      EvidenceLookup evidence,
      Instant asOf) {
    for (Activity wait : waitsWithin(start, end, evidence)) {
      add(dates, person, Objects.requireNonNull(wait.start()), endOf(wait, asOf));
    }
  }

  private static List<Activity> waitsWithin(Instant start, Instant end, EvidenceLookup evidence) {
    Map<Key, Activity> found = new HashMap<>();
    evidence.open(activity -> put(found, activity));
    collect(evidence, start.getEpochSecond(), end.getEpochSecond(), found);
    return found.values().stream()
        .filter(activity -> activity.kind() == ActivityKind.WAIT)
        .filter(wait -> wait.start() != null && !wait.start().isBefore(start))
        .toList();
  }

  private static void collect(
      EvidenceLookup evidence, long from, long to, Map<Key, Activity> found) {
    for (long day = EvidenceLookup.epochDay(from); day <= EvidenceLookup.epochDay(to); day++) {
      evidence.on(day, activity -> put(found, activity));
    }
  }

  private static void put(Map<Key, Activity> found, Activity activity) {
    found.put(new Key(activity.identity(), activity.id()), activity);
  }

  private static void add(SortedSet<LocalDate> dates, Person person, Instant start, Instant end) {
    LocalDate last = person.dateOf(end);
    for (LocalDate date = person.dateOf(start); !date.isAfter(last); date = date.plusDays(1)) {
      dates.add(date);
    }
  }

  private static Instant endOf(Activity activity, Instant asOf) {
    Instant end = activity.end();
    return end == null || end.isAfter(asOf) ? asOf : end;
  }

  private static Instant min(Instant left, Instant right) {
    return left.isBefore(right) ? left : right;
  }

  private static Instant max(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }
}
