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
 * State stores of the people: each person as the organization has them, their state, and their
 * days.
 *
 * @param people each person as the organization has them
 * @param states the state of each person as a whole
 * @param days evidence, and how each day was last emitted, by person and day
 */
record PersonStores(
    CachedStore<Person> people,
    CachedStore<PersonState> states,
    KeyValueStore<String, EvidenceOfDay> days) {
  static final String PEOPLE = "people";
  static final String STATES = "about-people";
  static final String DAYS = "person-days";

  PersonStores(ProcessorContext<?, ?> context) {
    this(
        new CachedStore<>(context.getStateStore(PEOPLE)),
        new CachedStore<>(context.getStateStore(STATES)),
        context.getStateStore(DAYS));
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(PEOPLE), StoreKeys.SERDE, JsonSerde.of(Person.class)),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STATES), StoreKeys.SERDE, PersonState.SERDE),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(DAYS), StoreKeys.SERDE, EvidenceOfDay.SERDE));
  }

  /** Stores a person as the organization now has them; absent = no longer one of its people. */
  void storePerson(String id, @Nullable Person person) {
    if (person == null) {
      people.delete(id);
    } else {
      people.put(id, person);
    }
  }

  /** Returns the person of an id; null while the organization has not arrived. */
  @Nullable Person person(String id) {
    Person unknown = Person.isUnknown(id) ? people.get(Person.UNKNOWN) : null;
    return unknown == null ? people.get(id) : unknown.as(id);
  }

  /** Reads the state of a person; their days are read when they are needed. */
  PersonEvidence loadEvidence(String id, Instant now) {
    PersonState state = states.get(id);
    LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    return new PersonEvidence(id, state == null ? new PersonState(yesterday) : state, days);
  }

  /** Returns the ids of all who have, or may yet have, days. */
  List<String> personIds() {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, PersonState> all = states.store().all()) {
      all.forEachRemaining(entry -> ids.add(entry.key));
    }
    return ids;
  }
}
