package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.DayEvidence;
import dev.makertime.model.EvidenceLookup;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Holds one person's evidence while changes are applied: a unit of work over the state stores. Days
 * are read when they are needed and written once, by {@link #save}. It remembers which evidence was
 * touched, so that the dates to recompute can be found at the end.
 */
final class PersonEvidence implements EvidenceLookup {
  private final String person;
  private final PersonState state;
  private final KeyValueStore<String, EvidenceOfDay> store;
  private final Map<Long, EvidenceOfDay> loaded = new HashMap<>();
  private final Set<Long> changed = new HashSet<>();
  private final List<Activity> touched = new ArrayList<>();
  private final List<TimeRange> touchedStretches = new ArrayList<>();
  private boolean complete;
  private boolean firstIsGone;
  private boolean stateChanged;

  PersonEvidence(String person, PersonState state, KeyValueStore<String, EvidenceOfDay> store) {
    this.person = person;
    this.state = state;
    this.store = store;
  }

  String person() {
    return person;
  }

  /** Returns the person's state, to be read; {@link #changeState} returns it to be changed. */
  PersonState state() {
    return state;
  }

  /** Adds a version to its days, and removes what earlier versions left there. */
  void put(EvidenceChange.Put put) {
    Activity activity = put.activity();
    stateChanged |= activity.isOpen() || !put.former().isEmpty();
    noteRemoved(state.open().remove(activity));
    for (TimeRange former : put.former()) {
      touchedStretches.add(former);
      former.eachDay(day -> noteRemoved(changeDay(day).remove(activity)));
    }
    if (activity.retracted()) {
      return;
    }
    touched.add(activity);
    if (activity.isOpen()) {
      state.open().put(EvidenceOfDay.slim(activity));
    } else {
      Activity slim = EvidenceOfDay.slim(activity);
      noteAdded(Objects.requireNonNull(activity.start()));
      EvidenceLookup.daysOf(activity)
          .forEach(
              day -> {
                noteRemoved(changeDay(day).remove(activity));
                changeDay(day).put(slim);
              });
    }
  }

  /** Whether a day that the activity touches has no room for it. */
  boolean isFullFor(EvidenceChange.Put put) {
    Activity activity = put.activity();
    if (activity.retracted()) {
      return false;
    }
    return activity.isOpen()
        ? state.open().isFullFor(activity)
        : EvidenceLookup.daysOf(activity).anyMatch(day -> day(day).isFullFor(activity));
  }

  /** Removes all evidence of an identity. */
  void removeIdentity(String identity) {
    stateChanged = true;
    firstIsGone = true;
    state.open().removeIdentity(identity);
    loadAllDays()
        .forEach(
            (day, stored) -> {
              if (stored.removeIdentity(identity)) {
                changed.add(day);
              }
            });
  }

  /** Returns the local dates whose figures the changes may have changed. */
  SortedSet<LocalDate> touchedDates(Person owner, Instant now) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    touched.forEach(activity -> dates.addAll(DayEvidence.datesOf(owner, activity, this, now)));
    touchedStretches.forEach(
        former -> dates.addAll(DayEvidence.datesOf(owner, former.from(), former.to(), this, now)));
    return dates;
  }

  /** Reads every stored day, by its number since 1970-01-01. */
  SortedMap<Long, EvidenceOfDay> loadAllDays() {
    try (KeyValueIterator<String, EvidenceOfDay> stored = StoreKeys.under(store, person)) {
      while (stored.hasNext()) {
        KeyValue<String, EvidenceOfDay> entry = stored.next();
        long day = dayOf(entry.key);
        loaded.putIfAbsent(day, entry.value);
      }
    }
    complete = true;
    return new TreeMap<>(loaded);
  }

  /** Reads one day; it is empty where nothing is stored. */
  EvidenceOfDay day(long day) {
    return loaded.computeIfAbsent(
        day,
        missing -> {
          EvidenceOfDay stored = complete ? null : store.get(key(missing));
          return stored == null ? new EvidenceOfDay() : stored;
        });
  }

  /** Returns when the person's first evidence begins, or null if there is none. */
  @Nullable Instant firstStart() {
    if (firstIsGone) {
      stateChanged = true;
      firstIsGone = false;
      state.setFirstClosed(
          loadAllDays().values().stream()
              .filter(stored -> !stored.evidence().isEmpty())
              .findFirst()
              .flatMap(stored -> starts(stored).min(Comparator.naturalOrder()))
              .orElse(null));
    }
    return Stream.concat(Stream.ofNullable(state.firstClosed()), starts(state.open()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Stream<Instant> starts(EvidenceOfDay stored) {
    return stored.evidence().stream().map(activity -> Objects.requireNonNull(activity.start()));
  }

  /** Reads one day to change it; {@link #save} writes it. */
  EvidenceOfDay changeDay(long day) {
    changed.add(day);
    return day(day);
  }

  @Override
  public void on(long epochDay, Consumer<Activity> found) {
    day(epochDay).each(found);
  }

  @Override
  public void open(Consumer<Activity> found) {
    state.open().each(found);
  }

  /** Returns the person's state to change it; {@link #save} writes it. */
  PersonState changeState() {
    stateChanged = true;
    return state;
  }

  /** Writes what has changed; a day that holds nothing is deleted. */
  void save(CachedStore<PersonState> states) {
    if (firstIsGone) {
      firstStart();
    }
    if (stateChanged) {
      states.put(person, state);
    }
    stateChanged = false;
    for (long day : changed) {
      EvidenceOfDay stored = day(day);
      if (stored.isEmpty()) {
        store.delete(key(day));
      } else {
        store.put(key(day), stored);
      }
    }
    changed.clear();
  }

  /** Returns the day of a key in the store {@link PersonStores#DAYS}. */
  static long dayOf(String key) {
    return Long.parseLong(key.substring(key.length() - 5));
  }

  private void noteRemoved(@Nullable Activity version) {
    if (version != null) {
      touched.add(version);
      firstIsGone |= Objects.requireNonNull(version.start()).equals(state.firstClosed());
    }
  }

  private void noteAdded(Instant start) {
    if (state.firstClosed() == null || !start.isAfter(state.firstClosed())) {
      state.setFirstClosed(start);
      stateChanged = true;
      firstIsGone = false;
    }
  }

  /** Makes a key; days of 2000 to 2099 have five digits, so that texts sort as days do. */
  private String key(long day) {
    return StoreKeys.of(person, Long.toString(day));
  }
}
