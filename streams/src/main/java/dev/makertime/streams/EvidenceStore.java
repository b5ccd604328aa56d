package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.EvidenceByDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of each person: by identity and id, so that it can be replaced or dropped, and by
 * the days of UTC that it touches, so that a day finds all of its evidence in one range.
 */
final class EvidenceStore {
  static final String BY_ID = "evidence";
  static final String BY_DAY = "evidence-by-day";

  /** Sorts behind all days. */
  private static final String OPEN = "open";

  private final KeyValueStore<String, Activity> byId;
  private final KeyValueStore<String, Activity> byDay;

  EvidenceStore(ProcessorContext<?, ?> context) {
    byId = context.getStateStore(BY_ID);
    byDay = context.getStateStore(BY_DAY);
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BY_ID), Keys.SERDE, ActivityBytes.SERDE),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BY_DAY), Keys.SERDE, ActivityBytes.SERDE));
  }

  @Nullable Activity get(String person, Activity version) {
    return byId.get(Keys.of(person, version.identity(), version.id()));
  }

  /** All of a person's evidence that comes from one identity. */
  List<Activity> of(String person, String identity) {
    List<Activity> found = new ArrayList<>();
    each(Keys.under(byId, person, identity), found::add);
    return found;
  }

  /** Puts a version in the place of the one before; a retraction is kept, but is on no day. */
  void put(String person, Activity activity) {
    Activity before = get(person, activity);
    if (before != null) {
      dayKeys(person, before).forEach(byDay::delete);
    }
    byId.put(Keys.of(person, activity.identity(), activity.id()), activity);
    dayKeys(person, activity).forEach(key -> byDay.put(key, activity));
  }

  void remove(String person, Activity activity) {
    dayKeys(person, activity).forEach(byDay::delete);
    byId.delete(Keys.of(person, activity.identity(), activity.id()));
  }

  /** When the person's first evidence begins, or null if there is none. */
  @Nullable Instant first(String person) {
    Instant[] first = new Instant[1];
    Consumer<Activity> earlier =
        activity -> {
          Instant start = Objects.requireNonNull(activity.start());
          first[0] = first[0] == null || start.isBefore(first[0]) ? start : first[0];
        };
    try (KeyValueIterator<String, Activity> all = Keys.under(byDay, person)) {
      if (all.hasNext()) {
        each(Keys.under(byDay, person, Keys.part(all.peekNextKey(), 1)), earlier);
      }
    }
    byDay(person).open(earlier);
    return first[0];
  }

  EvidenceByDay byDay(String person) {
    return new EvidenceByDay() {
      @Override
      public void on(long epochDay, Consumer<Activity> found) {
        each(Keys.under(byDay, person, text(epochDay)), found);
      }

      @Override
      public void open(Consumer<Activity> found) {
        each(Keys.under(byDay, person, OPEN), found);
      }
    };
  }

  private static Stream<String> dayKeys(String person, Activity activity) {
    if (activity.retracted()) {
      return Stream.empty();
    }
    Stream<String> days =
        activity.isOpen() ? Stream.of(OPEN) : days(activity).mapToObj(EvidenceStore::text);
    return days.map(day -> Keys.of(person, day, activity.identity(), activity.id()));
  }

  private static LongStream days(Activity activity) {
    return EvidenceByDay.daysOf(activity);
  }

  /** Days of the years 2000 to 2099 have five digits, so that texts sort as days do. */
  private static String text(long epochDay) {
    return Long.toString(epochDay);
  }

  private static void each(KeyValueIterator<String, Activity> iterator, Consumer<Activity> found) {
    try (iterator) {
      iterator.forEachRemaining(entry -> found.accept(entry.value));
    }
  }
}
