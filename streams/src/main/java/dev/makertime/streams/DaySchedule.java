package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.DayEvidence;
import dev.makertime.model.EvidenceLookup;
import dev.makertime.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Schedule of the people whose days are to be checked again, by time. */
final class DaySchedule {
  /** The interval while something is going on. */
  private static final Duration SOON = Duration.ofSeconds(15);

  /** The interval at any other time. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private final TreeMap<Instant, Set<String>> byTime = new TreeMap<>();
  private final Map<String, Instant> byPerson = new HashMap<>();

  void put(String person, Instant when) {
    remove(person);
    byPerson.put(person, when);
    byTime.computeIfAbsent(when, time -> new HashSet<>()).add(person);
  }

  boolean has(String person) {
    return byPerson.containsKey(person);
  }

  void remove(String person) {
    Instant when = byPerson.remove(person);
    if (when != null) {
      Set<String> then = byTime.get(when);
      if (then != null && then.remove(person) && then.isEmpty()) {
        byTime.remove(when);
      }
    }
  }

  /** Removes and returns a person who is due; null when nobody is. */
  @Nullable String nextDue(Instant now) {
    Map.Entry<Instant, Set<String>> first = byTime.firstEntry();
    if (first == null || first.getKey().isAfter(now)) {
      return null;
    }
    String person = first.getValue().iterator().next();
    remove(person);
    return person;
  }

  /**
   * Decides when a person is next due: in 15 seconds while a meeting or anything open goes on, else
   * in five minutes. It is earlier where a working window, a day or known evidence begins or ends.
   */
  static Instant nextCheck(Person person, Instant now, EvidenceLookup evidence) {
    LocalDate today = person.dateOf(now);
    Collection<Activity> near = DayEvidence.of(person, today, evidence);
    if (near.stream().anyMatch(activity -> isGoingOn(activity, now))) {
      return now.plus(SOON);
    }
    Stream<@Nullable Instant> turns =
        Stream.concat(
            near.stream().flatMap(activity -> Stream.of(activity.start(), activity.end())),
            person.turnsOf(today));
    return turns
        .filter(turn -> turn != null && turn.isAfter(now))
        .reduce(now.plus(LATER), (left, right) -> right.isBefore(left) ? right : left);
  }

  private static boolean isGoingOn(Activity activity, Instant now) {
    Instant start = activity.start();
    Instant end = activity.end();
    if (start == null || start.isAfter(now) || activity.kind() == ActivityKind.PRESENCE) {
      return false;
    }
    return end == null || (activity.kind() == ActivityKind.MEETING && end.isAfter(now));
  }
}
