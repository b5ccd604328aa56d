package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.DayEvidence;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.topics.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each person's days true: to their evidence, to what the organization says of them, and to
 * the clock. A day is always computed from all that is known; nothing is ever added up.
 */
final class Timelines implements Processor<String, Timelines.Input, String, EngineerDay> {
  static final String PEOPLE = "people";

  /** What arrives under a person's id. */
  sealed interface Input {}

  /** What the organization says of them; absent = no longer one of its people. */
  record Known(@Nullable Person person) implements Input {}

  /** What became of their evidence. */
  record Changed(EvidenceChange change) implements Input {}

  private static final Duration TICK = Duration.ofSeconds(1);

  private final ProcessorContext<String, EngineerDay> context;
  private final KeyValueStore<String, Person> people;
  private final EvidenceStore evidence;
  private final DaysStore days;
  private final Agenda agenda = new Agenda();

  /** People of whom, since this task began, the days around now have not been emitted yet. */
  private final Set<String> unsaid = new HashSet<>();

  private Timelines(ProcessorContext<String, EngineerDay> context) {
    this.context = context;
    people = context.getStateStore(PEOPLE);
    evidence = new EvidenceStore(context);
    days = new DaysStore(context);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    for (String person : days.everybody()) {
      unsaid.add(person);
      agenda.put(person, now());
    }
  }

  static ProcessorSupplier<String, Input, String, EngineerDay> supplier() {
    List<StoreBuilder<?>> stores = new ArrayList<>(EvidenceStore.stores());
    stores.addAll(DaysStore.stores());
    stores.add(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(PEOPLE), Keys.SERDE, JsonSerde.of(Person.class)));
    return new Started<>(Timelines::new, stores);
  }

  @Override
  public void process(Record<String, Input> record) {
    if (record.value() instanceof Known known) {
      meet(record.key(), known.person());
    } else if (record.value() instanceof Changed changed) {
      change(record.key(), changed.change());
    }
  }

  private void meet(String id, @Nullable Person person) {
    if (person == null) {
      people.delete(id);
    } else {
      people.put(id, person);
    }
    if (id.equals(Person.UNKNOWN)) {
      days.everybody().stream().filter(Person::isUnknown).forEach(this::recomputeAll);
    } else {
      recomputeAll(id);
    }
  }

  private void change(String id, EvidenceChange change) {
    Person person = person(id);
    SortedSet<LocalDate> dates = new TreeSet<>();
    Activity activity = change.activity();
    LocalDate before = firstDate(person, id);
    if (activity == null) {
      List<Activity> dropped = evidence.of(id, change.identity());
      dropped.forEach(old -> addDates(dates, person, id, old));
      dropped.forEach(old -> evidence.remove(id, old));
    } else {
      Activity old = evidence.get(id, activity);
      if (old != null) {
        addDates(dates, person, id, old);
      }
      evidence.put(id, activity);
      addDates(dates, person, id, activity);
    }
    if (person == null) {
      if (Person.isUnknown(id)) {
        days.remember(id, LocalDate.ofInstant(now(), ZoneOffset.UTC));
      }
      return;
    }
    addBetween(dates, before, firstDate(person, id));
    dates.forEach(date -> emit(person, date, true));
    if (Person.isUnknown(id) && evidence.first(id) == null && days.of(id).isEmpty()) {
      days.forget(id);
      agenda.remove(id);
      return;
    }
    if (days.openFrom(id) == null) {
      days.remember(id, openFrom(person));
    }
    if (!agenda.has(id) || dates.isEmpty() || !dates.last().isBefore(openFrom(person))) {
      agenda.put(id, nextLook(person));
    }
  }

  /**
   * Where no date is given from which on to measure, the first evidence gives it, and without any
   * it has not come yet. Null where it does not matter.
   */
  private @Nullable LocalDate firstDate(@Nullable Person person, String id) {
    if (person == null || person.measureFrom() != null || Person.isUnknown(id)) {
      return null;
    }
    Instant first = evidence.first(id);
    return first == null ? person.dateOf(now()).plusDays(1) : person.dateOf(first);
  }

  private static void addBetween(
      SortedSet<LocalDate> dates, @Nullable LocalDate before, @Nullable LocalDate after) {
    if (before != null && after != null) {
      LocalDate last = before.isAfter(after) ? before : after;
      LocalDate date = before.isAfter(after) ? after : before;
      for (; !before.equals(after) && !date.isAfter(last); date = date.plusDays(1)) {
        dates.add(date);
      }
    }
  }

  private void addDates(
      SortedSet<LocalDate> dates, @Nullable Person person, String id, Activity activity) {
    if (person != null) {
      dates.addAll(DayEvidence.datesOf(person, activity, evidence.byDay(id), now()));
    }
  }

  private void recomputeAll(String id) {
    SortedSet<LocalDate> emitted = days.of(id);
    Person person = person(id);
    if (person == null) {
      emitted.forEach(date -> withdraw(id, date));
      days.forget(id);
      agenda.remove(id);
      return;
    }
    LocalDate today = person.dateOf(now());
    Instant first = evidence.first(id);
    SortedSet<LocalDate> dates = new TreeSet<>(emitted);
    if (first != null && !person.dateOf(first).isAfter(today)) {
      dates.add(person.dateOf(first).minusDays(1));
    }
    LocalDate from = person.measureFrom();
    if (from != null && !from.isAfter(today) && !Person.isUnknown(id)) {
      dates.add(from);
    }
    if (!dates.isEmpty()) {
      LocalDate last = emitted.isEmpty() || emitted.last().isBefore(today) ? today : emitted.last();
      for (LocalDate date = dates.first(); !date.isAfter(last); date = date.plusDays(1)) {
        emit(person, date, true);
      }
    }
    days.remember(id, openFrom(person));
    agenda.put(id, nextLook(person));
  }

  private void tick(long timestamp) {
    for (String id : agenda.due(now())) {
      Person person = person(id);
      if (person != null) {
        follow(id, person);
      }
    }
  }

  /** Brings the days that the clock still moves up to now. */
  private void follow(String id, Person person) {
    LocalDate from = days.openFrom(id);
    LocalDate today = person.dateOf(now());
    LocalDate date = from == null ? today : from;
    boolean again = unsaid.remove(id);
    if (again) {
      date = date.minusDays(2);
    }
    for (; !date.isAfter(today); date = date.plusDays(1)) {
      emit(person, date, again);
    }
    if (!openFrom(person).equals(from)) {
      days.remember(id, openFrom(person));
    }
    agenda.put(id, nextLook(person));
  }

  /** The first date whose figures the clock may still change. */
  private LocalDate openFrom(Person person) {
    return person.dateOf(now().minus(person.policy().longestCharge()));
  }

  private Instant nextLook(Person person) {
    return Agenda.nextLook(person, now(), evidence.byDay(person.id()));
  }

  private void emit(Person person, LocalDate date, boolean evenIfUnchanged) {
    EngineerDay day = DaysStore.compute(measured(person), date, evidence.byDay(person.id()), now());
    if (day == null) {
      if (days.get(person.id(), date) != null) {
        withdraw(person.id(), date);
      }
    } else if (evenIfUnchanged || !day.equals(days.get(person.id(), date))) {
      days.put(day);
      context.forward(new Record<>(day.key(), day, context.currentSystemTimeMs()));
    }
  }

  private void withdraw(String id, LocalDate date) {
    days.delete(id, date);
    context.forward(new Record<>(EngineerDay.key(id, date), null, context.currentSystemTimeMs()));
  }

  private Person measured(Person person) {
    LocalDate first = firstDate(person, person.id());
    return first == null ? person : person.measuredFrom(first);
  }

  private @Nullable Person person(String id) {
    Person unknown = Person.isUnknown(id) ? people.get(Person.UNKNOWN) : null;
    return unknown == null ? people.get(id) : unknown.as(id);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
