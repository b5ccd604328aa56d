package dev.makertime.streams;

import dev.makertime.model.Person;
import dev.makertime.topics.JsonSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of people: what the organization says, what goes for each as a whole, and each day.
 *
 * @param people what the organization says of them
 * @param abouts what goes for each as a whole
 * @param days evidence and marks, by person and day
 */
record PersonStores(
    CachedStore<Person> people,
    CachedStore<PersonState> abouts,
    KeyValueStore<String, EvidenceOfDay> days) {
  static final String PEOPLE = "people";
  static final String ABOUTS = "about-people";
  static final String DAYS = "person-days";

  PersonStores(ProcessorContext<?, ?> context) {
    this(
        new CachedStore<>(context.getStateStore(PEOPLE)),
        new CachedStore<>(context.getStateStore(ABOUTS)),
        context.getStateStore(DAYS));
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(PEOPLE), StoreKeys.SERDE, JsonSerde.of(Person.class)),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(ABOUTS), StoreKeys.SERDE, PersonState.SERDE),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(DAYS), StoreKeys.SERDE, EvidenceOfDay.SERDE));
  }

  /** Takes over what the organization says of somebody; absent = no longer one of its people. */
  void know(String id, @Nullable Person person) {
    if (person == null) {
      people.delete(id);
    } else {
      people.put(id, person);
    }
  }

  /** Whose days an id's are; null while nobody has said. */
  @Nullable Person person(String id) {
    Person unknown = Person.isUnknown(id) ? people.get(Person.UNKNOWN) : null;
    return unknown == null ? people.get(id) : unknown.as(id);
  }

  PersonEvidence sheet(String id, Instant now) {
    PersonState about = abouts.get(id);
    LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    return new PersonEvidence(id, about == null ? new PersonState(yesterday) : about, days);
  }

  /** Everybody who has, or may yet have, days. */
  List<String> everybody() {
    List<String> everybody = new ArrayList<>();
    try (KeyValueIterator<String, PersonState> all = abouts.store().all()) {
      all.forEachRemaining(entry -> everybody.add(entry.key));
    }
    return everybody;
  }
}
