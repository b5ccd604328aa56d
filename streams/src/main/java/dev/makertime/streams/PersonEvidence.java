package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.DayEvidence;
import dev.makertime.model.EvidenceByDay;
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
 * One person's evidence while it is worked on: buckets are read when they are needed and written
 * once, when all is done. Remembers what was touched, so that the dates can be found at the end.
 */
final class PersonEvidence implements EvidenceByDay {
  final String person;
  final PersonState about;
  private final KeyValueStore<String, EvidenceOfDay> store;
  private final Map<Long, EvidenceOfDay> loaded = new HashMap<>();
  private final Set<Long> changed = new HashSet<>();
  private final List<Activity> touched = new ArrayList<>();
  private final List<Stretch> touchedStretches = new ArrayList<>();
  private boolean complete;
  private boolean firstIsGone;
  private boolean aboutChanged;

  PersonEvidence(String person, PersonState about, KeyValueStore<String, EvidenceOfDay> store) {
    this.person = person;
    this.about = about;
    this.store = store;
  }

  /** Puts a version where it belongs, and takes out what earlier versions left. */
  void put(EvidenceChange.Put put) {
    Activity activity = put.activity();
    aboutChanged |= activity.isOpen() || !put.former().isEmpty();
    gone(about.open.remove(activity));
    for (Stretch former : put.former()) {
      touchedStretches.add(former);
      former.eachDay(day -> gone(change(day).remove(activity)));
    }
    if (activity.retracted()) {
      return;
    }
    touched.add(activity);
    if (activity.isOpen()) {
      about.open.put(EvidenceOfDay.slim(activity));
    } else {
      Activity slim = EvidenceOfDay.slim(activity);
      come(Objects.requireNonNull(activity.start()));
      EvidenceByDay.daysOf(activity)
          .forEach(
              day -> {
                gone(change(day).remove(activity));
                change(day).put(slim);
              });
    }
  }

  /** Whether a day that the evidence is about holds as much as a day may hold. */
  boolean isFull(EvidenceChange.Put put) {
    Activity activity = put.activity();
    if (activity.retracted()) {
      return false;
    }
    return activity.isOpen()
        ? about.open.isFullFor(activity)
        : EvidenceByDay.daysOf(activity).anyMatch(day -> at(day).isFullFor(activity));
  }

  /** Takes out all of an identity's evidence. */
  void drop(String identity) {
    aboutChanged = true;
    firstIsGone = true;
    about.open.drop(identity);
    all()
        .forEach(
            (day, bucket) -> {
              if (bucket.drop(identity)) {
                changed.add(day);
              }
            });
  }

  /** The local dates that may look different now. */
  SortedSet<LocalDate> touchedDates(Person of, Instant now) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    touched.forEach(activity -> dates.addAll(DayEvidence.datesOf(of, activity, this, now)));
    touchedStretches.forEach(
        former -> dates.addAll(DayEvidence.datesOf(of, former.from(), former.to(), this, now)));
    return dates;
  }

  /** Every bucket, by day. */
  SortedMap<Long, EvidenceOfDay> all() {
    try (KeyValueIterator<String, EvidenceOfDay> kept = StoreKeys.under(store, person)) {
      while (kept.hasNext()) {
        KeyValue<String, EvidenceOfDay> entry = kept.next();
        long day = day(entry.key);
        loaded.putIfAbsent(day, entry.value);
      }
    }
    complete = true;
    return new TreeMap<>(loaded);
  }

  EvidenceOfDay at(long day) {
    return loaded.computeIfAbsent(
        day,
        missing -> {
          EvidenceOfDay kept = complete ? null : store.get(key(missing));
          return kept == null ? new EvidenceOfDay() : kept;
        });
  }

  /** When the person's first evidence begins, or null if there is none. */
  @Nullable Instant first() {
    if (firstIsGone) {
      aboutChanged = true;
      firstIsGone = false;
      about.first =
          all().values().stream()
              .filter(bucket -> !bucket.evidence().isEmpty())
              .findFirst()
              .flatMap(bucket -> starts(bucket).min(Comparator.naturalOrder()))
              .orElse(null);
    }
    return Stream.concat(Stream.ofNullable(about.first), starts(about.open))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Stream<Instant> starts(EvidenceOfDay bucket) {
    return bucket.evidence().stream().map(activity -> Objects.requireNonNull(activity.start()));
  }

  /** The bucket of a day, to be written when all is done. */
  EvidenceOfDay change(long day) {
    changed.add(day);
    return at(day);
  }

  @Override
  public void on(long epochDay, Consumer<Activity> found) {
    at(epochDay).each(found);
  }

  @Override
  public void open(Consumer<Activity> found) {
    about.open.each(found);
  }

  /** What the person's state says from now on is to be written in any case. */
  PersonState changeAbout() {
    aboutChanged = true;
    return about;
  }

  /** Writes what has changed. */
  void save(CachedStore<PersonState> abouts) {
    if (firstIsGone) {
      first();
    }
    if (aboutChanged) {
      abouts.put(person, about);
    }
    aboutChanged = false;
    for (long day : changed) {
      EvidenceOfDay bucket = at(day);
      if (bucket.isEmpty()) {
        store.delete(key(day));
      } else {
        store.put(key(day), bucket);
      }
    }
    changed.clear();
  }

  static long day(String key) {
    return Long.parseLong(key.substring(key.length() - 5));
  }

  private void gone(@Nullable Activity version) {
    if (version != null) {
      touched.add(version);
      firstIsGone |= Objects.requireNonNull(version.start()).equals(about.first);
    }
  }

  private void come(Instant start) {
    if (about.first == null || !start.isAfter(about.first)) {
      about.first = start;
      aboutChanged = true;
      firstIsGone = false;
    }
  }

  /** Days of the years 2000 to 2099 have five digits, so that texts sort as days do. */
  private String key(long day) {
    return StoreKeys.of(person, Long.toString(day));
  }
}
