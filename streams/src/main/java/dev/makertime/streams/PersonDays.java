package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.Membership;
import dev.makertime.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each person's days true: to their evidence, to what the organization says of them, and to
 * the clock. All that has arrived of a person since the last commit is worked off at once; a day is
 * always computed from all that is known, and nothing is ever added up.
 */
final class PersonDays implements Processor<String, Boolean, String, DayNews> {
  static final String PENDING = "person-changes";

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

  private final ProcessorContext<String, DayNews> context;
  private final PendingByKey<Input> pending;
  private final PersonStores stores;
  private final DayEmitter days;
  private final SealHorizon horizon;
  private final DaySchedule agenda = new DaySchedule();
  private long budget = BUDGET;

  /** People of whom, since this task began, the days around now have not been emitted yet. */
  private final Set<String> unsaid = new HashSet<>();

  private PersonDays(ProcessorContext<String, DayNews> context, Sealing sealing) {
    this.context = context;
    pending = context.getStateStore(PENDING);
    stores = new PersonStores(context);
    horizon = new SealHorizon(sealing, this::now);
    days = new DayEmitter(context, horizon);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    StoreSweep<EvidenceOfDay> sweep =
        new StoreSweep<>(
            stores.days(), (key, bucket) -> PersonEvidence.day(key) <= horizon.lastUseless());
    context.schedule(StoreSweep.EVERY, PunctuationType.WALL_CLOCK_TIME, time -> sweep.step());
    stores.everybody().forEach(this::sayAgain);
  }

  /**
   * Under at-least-once a crash may have kept the memory of what was said last, and lost what was
   * said: the days around now are said again, and all of them if quiet days came or went lately.
   */
  private void sayAgain(String person) {
    unsaid.add(person);
    agenda.put(person, now());
    PersonState about = stores.abouts().get(person);
    if (about != null && about.firstMoved.isAfter(now().minus(LATELY))) {
      about.stale = true;
      stores.abouts().put(person, about);
    }
  }

  static ProcessorSupplier<String, Boolean, String, DayNews> supplier(Sealing sealing) {
    return new InitProcessor<>(
        context -> new PersonDays(context, sealing), PersonStores.builders());
  }

  @Override
  public void process(Record<String, Boolean> record) {
    String id = record.key();
    List<Input> inputs = pending.take(id);
    if (id.equals(Person.UNKNOWN)) {
      inputs.forEach(input -> stores.know(id, ((Known) input).person()));
      stores.everybody().stream()
          .filter(Person::isUnknown)
          .map(unknown -> stores.sheet(unknown, now()))
          .forEach(this::stale);
    } else if (!inputs.isEmpty()) {
      workOff(id, inputs);
    }
  }

  private void workOff(String id, List<Input> inputs) {
    boolean all = false;
    PersonEvidence sheet = stores.sheet(id, now());
    LocalDate firstBefore = days.firstMeasured(stores.person(id), sheet);
    for (Input input : inputs) {
      if (input instanceof Changed changed) {
        all |= change(sheet, changed.change());
      } else {
        stores.know(id, ((Known) input).person());
        all = true;
      }
    }
    Person person = stores.person(id);
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

  /** Takes over a change, and says whether it may be about any day. */
  private boolean change(PersonEvidence sheet, EvidenceChange change) {
    if (change instanceof EvidenceChange.Drop drop) {
      sheet.drop(drop.identity());
      return true;
    }
    EvidenceChange.Put put = (EvidenceChange.Put) change;
    if (horizon.cameTooLate(stores.person(sheet.person), put)) {
      setAside(sheet, put.activity(), DayNews.TOO_LATE);
    } else if (sheet.isFull(put)) {
      setAside(sheet, put.activity(), DayNews.FULL);
    } else {
      sheet.put(put);
    }
    return false;
  }

  private void setAside(PersonEvidence sheet, Activity activity, String why) {
    context.forward(
        new Record<>(
            sheet.person,
            new DayNews.Refused(activity.identity(), activity.id(), why, now()),
            context.currentSystemTimeMs()));
  }

  /** Whoever is stale is computed at once, or at one of the next ticks if that was enough. */
  private void stale(PersonEvidence sheet) {
    Person person = stores.person(sheet.person);
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

  private void recomputeAll(PersonEvidence sheet, @Nullable Person person) {
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
      PersonEvidence sheet = stores.sheet(id, now());
      Person person = stores.person(id);
      if (sheet.about.stale) {
        recomputeAll(sheet, person);
      } else if (person != null) {
        follow(sheet, person);
      }
    }
  }

  /** Brings the days that the clock still moves up to now. */
  private void follow(PersonEvidence sheet, Person person) {
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
  private void save(PersonEvidence sheet) {
    boolean nobody = Person.isUnknown(sheet.person) && sheet.first() == null && !sheet.about.stale;
    sheet.save(stores.abouts());
    if (nobody) {
      stores.abouts().delete(sheet.person);
      agenda.remove(sheet.person);
    }
  }

  /** The first date whose figures the clock may still change. */
  private LocalDate openFrom(Person person) {
    return person.dateOf(now().minus(person.policy().longestCharge()));
  }

  private Instant nextLook(Person person, PersonEvidence sheet) {
    return sheet.about.stale ? now() : DaySchedule.nextLook(person, now(), sheet);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
