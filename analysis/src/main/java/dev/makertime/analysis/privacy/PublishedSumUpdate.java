package dev.makertime.analysis.privacy;

import dev.makertime.model.Contributors;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Decides how far published sums may be updated to their current values. A figure is updated only
 * if its change is zero, or is of enough people with none of them more than half. So the difference
 * of the sums before and after reveals nobody. A sum that was never published counts as 0, so that
 * the first time is an update like every other.
 *
 * <p>A part of working time that may not be updated stays as published, and its change is in the
 * rest, together with technical work.
 */
final class PublishedSumUpdate {

  /** Whose amounts, of which day. */
  record PersonDay(String person, LocalDate date) {}

  private enum Part {
    MEETING,
    MANUAL,
    WAITING;

    long of(TimeSums amounts) {
      return switch (this) {
        case MEETING -> amounts.meeting();
        case MANUAL -> amounts.manual();
        case WAITING -> amounts.waiting();
      };
    }
  }

  private final Map<PersonDay, TimeSums> told;
  private final Map<PersonDay, TimeSums> now;
  private final Set<String> shared;
  private final PrivacySettings privacy;
  private final Set<PersonDay> keys = new HashSet<>();

  /**
   * An update.
   *
   * @param told the amounts in the sums when they were last published
   * @param now the current amounts
   * @param shared shared accounts, which do not count as people
   */
  PublishedSumUpdate(
      Map<PersonDay, TimeSums> told,
      Map<PersonDay, TimeSums> now,
      Set<String> shared,
      PrivacySettings privacy) {
    this.told = told;
    this.now = now;
    this.shared = shared;
    this.privacy = privacy;
    keys.addAll(told.keySet());
    keys.addAll(now.keySet());
  }

  /** What the sums may be made of from now on; empty where nothing may move. */
  Optional<Map<PersonDay, TimeSums>> next() {
    if (!moves((before, after) -> after.available() - before.available())) {
      return Optional.empty();
    }
    Set<Part> moving = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (moves((before, after) -> part.of(after) - part.of(before))) {
        moving.add(part);
      }
    }
    if (!movesRest(moving)) {
      moving.clear();
      if (!movesRest(moving)) {
        return Optional.empty();
      }
    }
    return Optional.of(moved(moving));
  }

  /** Returns whether every figure may be updated to its current value. */
  boolean isWhole() {
    return moves((before, after) -> after.available() - before.available())
        && moves((before, after) -> after.meeting() - before.meeting())
        && moves((before, after) -> after.manual() - before.manual())
        && moves((before, after) -> after.waiting() - before.waiting())
        && moves((before, after) -> apart(after) - apart(before))
        && moves((before, after) -> after.focus() - before.focus())
        && moves((before, after) -> unattended(after) - unattended(before))
        && moves((before, after) -> after.afterHours() - before.afterHours());
  }

  private static long apart(TimeSums amounts) {
    return amounts.technical() + amounts.rest();
  }

  private boolean movesRest(Set<Part> moving) {
    return moves(
        (before, after) -> rest(before, after, moving) - before.technical() - before.rest());
  }

  /** Technical work with all folded parts. */
  private static long rest(TimeSums before, TimeSums after, Set<Part> moving) {
    long rest = after.available();
    for (Part part : Part.values()) {
      rest -= part.of(moving.contains(part) ? after : before);
    }
    return rest;
  }

  private boolean moves(BiFunction<TimeSums, TimeSums, Long> change) {
    Map<String, Long> byPerson = new HashMap<>();
    for (PersonDay key : keys) {
      if (!shared.contains(key.person())) {
        byPerson.merge(key.person(), change.apply(before(key), after(key)), Long::sum);
      }
    }
    long[] changes = byPerson.values().stream().mapToLong(Long::longValue).toArray();
    for (long one : changes) {
      if (one != 0) {
        return privacy.shows(Contributors.count(changes));
      }
    }
    return true;
  }

  private TimeSums before(PersonDay key) {
    return told.getOrDefault(key, TimeSums.NONE);
  }

  private TimeSums after(PersonDay key) {
    return now.getOrDefault(key, TimeSums.NONE);
  }

  private Map<PersonDay, TimeSums> moved(Set<Part> moving) {
    Set<LocalDate> folded = new TreeSet<>();
    for (PersonDay key : keys) {
      for (Part part : Part.values()) {
        if (!moving.contains(part) && part.of(before(key)) != part.of(after(key))) {
          folded.add(key.date());
        }
      }
    }
    Set<Extra> extras = movingExtras(moving);
    Map<PersonDay, TimeSums> moved = new HashMap<>();
    for (PersonDay key : keys) {
      TimeSums before = before(key);
      TimeSums after = after(key);
      TimeSums meeting = moving.contains(Part.MEETING) ? after : before;
      TimeSums manual = moving.contains(Part.MANUAL) ? after : before;
      TimeSums waiting = moving.contains(Part.WAITING) ? after : before;
      long rest = rest(before, after, moving);
      boolean apart = !folded.contains(key.date());
      moved.put(
          key,
          new TimeSums(
              after.available(),
              meeting.meeting(),
              manual.manual(),
              waiting.queue(),
              waiting.run(),
              waiting.resume(),
              apart ? rest : 0,
              (extras.contains(Extra.FOCUS) ? after : before).focus(),
              waiting.waiting() + unattended(extras.contains(Extra.WAIT_UPPER) ? after : before),
              (extras.contains(Extra.AFTER_HOURS) ? after : before).afterHours(),
              apart ? 0 : rest,
              withheld(before, after, extras)));
    }
    return moved;
  }

  private Set<Extra> movingExtras(Set<Part> moving) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    for (Extra extra : Extra.values()) {
      if ((extra != Extra.WAIT_UPPER || moving.contains(Part.WAITING))
          && moves((before, after) -> of(extra, after) - of(extra, before))) {
        extras.add(extra);
      }
    }
    return extras;
  }

  /** The figures that stay as published, though they are others by now. */
  private static Set<Extra> withheld(TimeSums before, TimeSums after, Set<Extra> moving) {
    Set<Extra> withheld = EnumSet.noneOf(Extra.class);
    for (Extra extra : Extra.values()) {
      if (!moving.contains(extra) && of(extra, before) != of(extra, after)) {
        withheld.add(extra);
      }
    }
    return withheld;
  }

  private static long of(Extra extra, TimeSums amounts) {
    return switch (extra) {
      case FOCUS -> amounts.focus();
      case WAIT_UPPER -> unattended(amounts);
      case AFTER_HOURS -> amounts.afterHours();
    };
  }

  private static long unattended(TimeSums amounts) {
    return amounts.waitUpper() - amounts.waiting();
  }

  /** Sums of people by day, as one map. */
  static Map<PersonDay, TimeSums> flat(Map<LocalDate, ? extends Map<String, TimeSums>> byDay) {
    Map<PersonDay, TimeSums> flat = new HashMap<>();
    byDay.forEach(
        (date, people) ->
            people.forEach((person, amounts) -> flat.put(new PersonDay(person, date), amounts)));
    return flat;
  }

  /** The other way round. */
  static SortedMap<LocalDate, SortedMap<String, TimeSums>> byDay(Map<PersonDay, TimeSums> flat) {
    SortedMap<LocalDate, SortedMap<String, TimeSums>> byDay = new TreeMap<>();
    flat.forEach(
        (key, amounts) ->
            byDay.computeIfAbsent(key.date(), none -> new TreeMap<>()).put(key.person(), amounts));
    return byDay;
  }
}
