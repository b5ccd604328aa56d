package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.Membership;
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
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each person's days true: to their evidence, to what the organization says of them, and to
 * the clock. All that has arrived of a person since the last commit is worked off at once; a day is
 * always computed from all that is known, and nothing is ever added up.
 */
final class Timelines implements Processor<String, Boolean, String, Saying> {
  static final String PENDING = "person-changes";
  static final String PEOPLE = "people";
  static final String ABOUTS = "about-people";
  static final String DAYS = "person-days";

  /** What arrives under a person's id. */
  sealed interface Input {}

  /** What the organization says of them; absent = no longer one of its people. */
  record Known(@Nullable Person person) implements Input {}

  /** What became of their evidence. */
  record Changed(EvidenceChange change) implements Input {}

  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * So many days may be computed between two ticks that no evidence asked for. A change that is
   * about everybody would otherwise make one commit of it, and take longer than a transaction may.
   */
  private static final long BUDGET = 2_000;

  private static final Duration LATELY = Duration.ofHours(1);

  private final ProcessorContext<String, Saying> context;
  private final Pending<Input> pending;
  private final Recent<Person> people;
  private final Recent<About> abouts;
  private final KeyValueStore<String, Bucket> store;
  private final Days days;
  private final Horizon horizon;
  private final Agenda agenda = new Agenda();
  private long budget = BUDGET;

  /** People of whom, since this task began, the days around now have not been emitted yet. */
  private final Set<String> unsaid = new HashSet<>();

  private Timelines(ProcessorContext<String, Saying> context, Duration retention) {
    this.context = context;
    pending = context.getStateStore(PENDING);
    people = new Recent<>(context.getStateStore(PEOPLE));
    abouts = new Recent<>(context.getStateStore(ABOUTS));
    store = context.getStateStore(DAYS);
    horizon = new Horizon(retention, this::now);
    days = new Days(context, horizon);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    Sweep<Bucket> sweep =
        new Sweep<>(store, (key, bucket) -> Sheet.day(key) <= horizon.lastUseless());
    context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, time -> sweep.step());
    everybody().forEach(this::sayAgain);
  }

  /**
   * Under at-least-once a crash may have kept the memory of what was said last, and lost what was
   * said: the days around now are said again, and all of them if quiet days came or went lately.
   */
  private void sayAgain(String person) {
    unsaid.add(person);
    agenda.put(person, now());
    About about = abouts.get(person);
    if (about != null && about.firstMoved.isAfter(now().minus(LATELY))) {
      about.stale = true;
    }
  }

  static ProcessorSupplier<String, Boolean, String, Saying> supplier(Duration retention) {
    return new Started<>(
        context -> new Timelines(context, retention),
        List.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PEOPLE), Keys.SERDE, JsonSerde.of(Person.class)),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ABOUTS), Keys.SERDE, About.SERDE),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DAYS), Keys.SERDE, Bucket.SERDE)));
  }

  @Override
  public void process(Record<String, Boolean> record) {
    String id = record.key();
    List<Input> inputs = pending.take(id);
    if (id.equals(Person.UNKNOWN)) {
      inputs.forEach(input -> know(id, input));
      everybody().stream().filter(Person::isUnknown).map(this::sheet).forEach(this::stale);
    } else if (!inputs.isEmpty()) {
      workOff(id, inputs);
    }
  }

  private void workOff(String id, List<Input> inputs) {
    boolean all = false;
    Sheet sheet = sheet(id);
    LocalDate firstBefore = days.firstMeasured(person(id), sheet);
    for (Input input : inputs) {
      if (input instanceof Changed changed) {
        all |= change(sheet, changed.change());
      } else {
        know(id, input);
        all = true;
      }
    }
    Person person = person(id);
    if (all || person == null) {
      stale(sheet);
    } else {
      SortedSet<LocalDate> dates = days.recompute(person, sheet, firstBefore);
      if (!agenda.has(id) || dates.isEmpty() || !dates.last().isBefore(openFrom(person))) {
        agenda.put(id, nextLook(person, sheet));
      }
      save(sheet);
    }
  }

  private void know(String id, Input input) {
    Person person = input instanceof Known known ? known.person() : null;
    if (person == null) {
      people.delete(id);
    } else {
      people.put(id, person);
    }
  }

  /** Takes over a change, and says whether it may be about any day. */
  private boolean change(Sheet sheet, EvidenceChange change) {
    if (change instanceof EvidenceChange.Drop drop) {
      sheet.drop(drop.identity());
      return true;
    }
    EvidenceChange.Put put = (EvidenceChange.Put) change;
    if (isTooLate(sheet.person, put)) {
      Activity late = put.activity();
      context.forward(
          new Record<>(
              sheet.person,
              new Saying.TooLate(late.identity(), late.id(), now()),
              context.currentSystemTimeMs()));
    } else {
      sheet.put(put);
    }
    return false;
  }

  /** Whether every day that a change could be about was sealed when it arrived. */
  private boolean isTooLate(String id, EvidenceChange.Put put) {
    Person person = person(id);
    Instant arrival = put.arrival();
    Activity activity = put.activity();
    if (person == null || arrival == null || activity.isOpen()) {
      return false;
    }
    Instant last = activity.end();
    for (Stretch former : put.former()) {
      Instant end = Instant.ofEpochSecond(former.to());
      last = last == null || last.isBefore(end) ? end : last;
    }
    return last != null && horizon.wasSealed(person, person.dateOf(last), arrival);
  }

  /** Whoever is stale is computed at once, or at one of the next ticks if that was enough. */
  private void stale(Sheet sheet) {
    Person person = person(sheet.person);
    if (person != null) {
      person.teams().stream().map(Membership::team).forEach(sheet.about.teams::add);
    }
    sheet.changeAbout().stale = true;
    if (budget > 0) {
      recomputeAll(sheet, person);
    } else {
      agenda.put(sheet.person, now());
      save(sheet);
    }
  }

  private void recomputeAll(Sheet sheet, @Nullable Person person) {
    long before = days.computed();
    days.recomputeAll(person, sheet);
    sheet.changeAbout().stale = false;
    if (person == null) {
      agenda.remove(sheet.person);
    } else {
      sheet.about.openFrom = openFrom(person);
      agenda.put(sheet.person, nextLook(person, sheet));
    }
    save(sheet);
    budget -= days.computed() - before;
  }

  private void tick(long timestamp) {
    budget = BUDGET;
    while (budget > 0) {
      String id = agenda.nextDue(now());
      if (id == null) {
        return;
      }
      Sheet sheet = sheet(id);
      Person person = person(id);
      if (sheet.about.stale) {
        recomputeAll(sheet, person);
      } else if (person != null) {
        follow(sheet, person);
      }
    }
  }

  /** Brings the days that the clock still moves up to now. */
  private void follow(Sheet sheet, Person person) {
    long before = days.computed();
    LocalDate today = person.dateOf(now());
    boolean again = unsaid.remove(sheet.person);
    LocalDate date = again ? sheet.about.openFrom.minusDays(2) : sheet.about.openFrom;
    LocalDate firstOpen = horizon.firstOpen(person);
    for (date = date.isBefore(firstOpen) ? firstOpen : date; !date.isAfter(today); ) {
      days.emit(person, sheet, date, again, List.of());
      date = date.plusDays(1);
    }
    if (!openFrom(person).equals(sheet.about.openFrom)) {
      sheet.changeAbout().openFrom = openFrom(person);
    }
    agenda.put(sheet.person, nextLook(person, sheet));
    save(sheet);
    budget -= days.computed() - before;
  }

  /** An unknown identity without evidence is nobody. */
  private void save(Sheet sheet) {
    boolean nobody = Person.isUnknown(sheet.person) && sheet.first() == null && !sheet.about.stale;
    sheet.save(abouts);
    if (nobody) {
      abouts.delete(sheet.person);
      agenda.remove(sheet.person);
    }
  }

  private Sheet sheet(String id) {
    About about = abouts.get(id);
    LocalDate yesterday = LocalDate.ofInstant(now(), ZoneOffset.UTC).minusDays(1);
    return new Sheet(id, about == null ? new About(yesterday) : about, store);
  }

  /** Everybody who has, or may yet have, days. */
  private List<String> everybody() {
    List<String> everybody = new ArrayList<>();
    try (KeyValueIterator<String, About> all = abouts.store().all()) {
      all.forEachRemaining(entry -> everybody.add(entry.key));
    }
    return everybody;
  }

  /** The first date whose figures the clock may still change. */
  private LocalDate openFrom(Person person) {
    return person.dateOf(now().minus(person.policy().longestCharge()));
  }

  private Instant nextLook(Person person, Sheet sheet) {
    return sheet.about.stale ? now() : Agenda.nextLook(person, now(), sheet);
  }

  private @Nullable Person person(String id) {
    Person unknown = Person.isUnknown(id) ? people.get(Person.UNKNOWN) : null;
    return unknown == null ? people.get(id) : unknown.as(id);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
