package dev.makertime.streams;

import dev.makertime.model.DayEvidence;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EvidenceByDay;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import dev.makertime.topics.JsonSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The days as they were last emitted, and for each person from which on the clock moves them. */
final class DaysStore {
  static final String DAYS = "days";
  static final String OPEN_FROM = "open-from";

  private final KeyValueStore<String, EngineerDay> days;
  private final KeyValueStore<String, String> openFrom;

  DaysStore(ProcessorContext<?, ?> context) {
    days = context.getStateStore(DAYS);
    openFrom = context.getStateStore(OPEN_FROM);
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DAYS), Keys.SERDE, JsonSerde.of(EngineerDay.class))
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(OPEN_FROM), Keys.SERDE, Keys.SERDE));
  }

  /** What the day says now, or null if there is no reason for it to exist. */
  static @Nullable EngineerDay compute(
      Person person, LocalDate date, EvidenceByDay evidence, Instant now) {
    EngineerDay day = Timeline.day(person, date, DayEvidence.of(person, date, evidence), now);
    return Timeline.exists(day, person) ? day : null;
  }

  @Nullable EngineerDay get(String person, LocalDate date) {
    return days.get(Keys.of(person, date.toString()));
  }

  void put(EngineerDay day) {
    days.put(Keys.of(day.person(), day.date().toString()), day);
  }

  void delete(String person, LocalDate date) {
    days.delete(Keys.of(person, date.toString()));
  }

  SortedSet<LocalDate> of(String person) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    try (KeyValueIterator<String, EngineerDay> all = Keys.under(days, person)) {
      all.forEachRemaining(entry -> dates.add(entry.value.date()));
    }
    return dates;
  }

  /** Everybody who has, or may yet have, days. */
  List<String> everybody() {
    List<String> people = new ArrayList<>();
    try (KeyValueIterator<String, String> all = openFrom.all()) {
      all.forEachRemaining(entry -> people.add(entry.key));
    }
    return people;
  }

  @Nullable LocalDate openFrom(String person) {
    String date = openFrom.get(person);
    return date == null ? null : LocalDate.parse(date);
  }

  void remember(String person, LocalDate openFromDate) {
    openFrom.put(person, openFromDate.toString());
  }

  void forget(String person) {
    openFrom.delete(person);
  }
}
