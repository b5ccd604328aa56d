package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.Membership;
import dev.makertime.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Processor that keeps each person's days up to date with their evidence, the organization and the
 * clock. It applies at once all that has arrived for a person since the last commit. A day is
 * always computed from all that is known; nothing is ever added to a former result.
 */
final class PersonDays implements Processor<String, Boolean, String, DayResult> {
  static final String PENDING = "person-changes";

  /** Input of the processor, keyed by person. */
  sealed interface Input {}

  /** The person as the organization now has them; absent = no longer one of its people. */
  record PersonChanged(@Nullable Person person) implements Input {}

  /** A change of the person's evidence. */
  record EvidenceChanged(EvidenceChange change) implements Input {}

  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * The most days that are computed between two ticks without new evidence for them. A change that
   * concerns everybody would otherwise be one commit, and outlast the transaction timeout.
   */
  private static final long DAYS_PER_TICK = 2_000;

  /** How long ago the first evidence may have moved for all days to be emitted again. */
  private static final Duration REPEAT_WITHIN = Duration.ofHours(1);

  private final ProcessorContext<String, DayResult> context;
  private final PendingByKey<Input> pending;
  private final PersonStores stores;
  private final DayEmitter days;
  private final SealHorizon horizon;
  private final InstantSource clock;
  private final DaySchedule schedule = new DaySchedule();
  private long daysLeft = DAYS_PER_TICK;

  /** People whose days around today have not been emitted since this task began. */
  private final Set<String> toRepeat = new HashSet<>();

  private PersonDays(
      ProcessorContext<String, DayResult> context, Sealing sealing, UnaryOperator<Instant> time) {
    this.context = context;
    pending = context.getStateStore(PENDING);
    stores = new PersonStores(context);
    clock = TaskClock.of(context, time);
    horizon = new SealHorizon(sealing, TaskClock.of(context));
    days = new DayEmitter(context, horizon, clock);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    StoreSweep<EvidenceOfDay> sweep =
        new StoreSweep<>(
            stores.days(), (key, day) -> PersonEvidence.dayOf(key) <= horizon.lastUnusedDay());
    context.schedule(StoreSweep.EVERY, PunctuationType.WALL_CLOCK_TIME, at -> sweep.step());
    stores.personIds().forEach(this::scheduleRepeat);
  }

  /**
   * Schedules the days around today to be emitted again. Under at-least-once a crash may keep the
   * record that a day was emitted, and lose the day itself. If the first evidence has just moved,
   * all days are emitted again.
   */
  private void scheduleRepeat(String person) {
    toRepeat.add(person);
    schedule.put(person, clock.instant());
    PersonState state = stores.states().get(person);
    if (state != null && state.hasFirstMovedAfter(clock.instant().minus(REPEAT_WITHIN))) {
      state.markStale();
      stores.states().put(person, state);
    }
  }

  static ProcessorSupplier<String, Boolean, String, DayResult> supplier(
      Sealing sealing, UnaryOperator<Instant> time) {
    return new InitProcessor<>(
        context -> new PersonDays(context, sealing, time), PersonStores.builders());
  }

  @Override
  public void process(Record<String, Boolean> record) {
    String id = record.key();
    List<Input> inputs = pending.take(id);
    if (id.equals(Person.UNKNOWN)) {
      inputs.forEach(input -> stores.storePerson(id, ((PersonChanged) input).person()));
      stores.personIds().stream()
          .filter(Person::isUnknown)
          .map(unknown -> stores.loadEvidence(unknown, clock.instant()))
          .forEach(this::recomputeAllWithinLimit);
    } else if (!inputs.isEmpty()) {
      applyInputs(id, inputs);
    }
  }

  private void applyInputs(String id, List<Input> inputs) {
    boolean affectsAllDays = false;
    PersonEvidence evidence = stores.loadEvidence(id, clock.instant());
    LocalDate firstBefore = days.firstMeasured(stores.person(id), evidence);
    for (Input input : inputs) {
      if (input instanceof EvidenceChanged changed) {
        affectsAllDays |= applyChange(evidence, changed.change());
      } else {
        stores.storePerson(id, ((PersonChanged) input).person());
        affectsAllDays = true;
      }
    }
    Person person = stores.person(id);
    if (affectsAllDays || person == null) {
      recomputeAllWithinLimit(evidence);
    } else {
      SortedSet<LocalDate> dates = days.recompute(person, evidence, firstBefore);
      if (!schedule.has(id) || dates.isEmpty() || !dates.last().isBefore(movingFrom(person))) {
        schedule.put(id, nextCheck(person, evidence));
      }
      save(evidence);
    }
  }

  /** Applies a change, and returns whether it may affect any day. */
  private boolean applyChange(PersonEvidence evidence, EvidenceChange change) {
    if (change instanceof EvidenceChange.Drop drop) {
      evidence.removeIdentity(drop.identity());
      return true;
    }
    EvidenceChange.Put put = (EvidenceChange.Put) change;
    if (horizon.isTooLate(stores.person(evidence.person()), put)) {
      refuse(evidence, put.activity(), DayResult.TOO_LATE);
    } else if (evidence.isFullFor(put)) {
      refuse(evidence, put.activity(), DayResult.FULL);
    } else {
      evidence.put(put);
    }
    return false;
  }

  private void refuse(PersonEvidence evidence, Activity activity, String reason) {
    DayResult refused =
        new DayResult.RefusedEvidence(activity.identity(), activity.id(), reason, clock.instant());
    context.forward(new Record<>(evidence.person(), refused, context.currentSystemTimeMs()));
  }

  /** Recomputes all days now, or at one of the next ticks where this one has done enough. */
  private void recomputeAllWithinLimit(PersonEvidence evidence) {
    Person person = stores.person(evidence.person());
    if (person != null) {
      person.teams().stream().map(Membership::team).forEach(evidence.state()::addTeam);
    }
    evidence.changeState().markStale();
    if (daysLeft > 0) {
      recomputeAll(evidence, person);
    } else {
      schedule.put(evidence.person(), clock.instant());
      save(evidence);
    }
  }

  private void recomputeAll(PersonEvidence evidence, @Nullable Person person) {
    long before = days.computed();
    days.recomputeAll(person, evidence);
    evidence.changeState().markRecomputed();
    if (person == null) {
      schedule.remove(evidence.person());
    } else {
      evidence.changeState().moveFrom(movingFrom(person));
      schedule.put(evidence.person(), nextCheck(person, evidence));
    }
    save(evidence);
    daysLeft -= days.computed() - before;
  }

  private void tick(long timestamp) {
    daysLeft = DAYS_PER_TICK;
    while (daysLeft > 0) {
      String id = schedule.nextDue(clock.instant());
      if (id == null) {
        return;
      }
      PersonEvidence evidence = stores.loadEvidence(id, clock.instant());
      Person person = stores.person(id);
      if (evidence.state().isStale()) {
        recomputeAll(evidence, person);
      } else if (person != null) {
        recomputeMovingDays(evidence, person);
      }
    }
  }

  /** Recomputes the days whose figures the clock still changes. */
  private void recomputeMovingDays(PersonEvidence evidence, Person person) {
    long before = days.computed();
    LocalDate today = person.dateOf(clock.instant());
    boolean repeat = toRepeat.remove(evidence.person());
    LocalDate date =
        repeat ? evidence.state().movingFrom().minusDays(2) : evidence.state().movingFrom();
    LocalDate firstOpen = horizon.firstOpen(person);
    for (date = date.isBefore(firstOpen) ? firstOpen : date; !date.isAfter(today); ) {
      days.emit(person, evidence, date, repeat, List.of());
      date = date.plusDays(1);
    }
    if (!movingFrom(person).equals(evidence.state().movingFrom())) {
      evidence.changeState().moveFrom(movingFrom(person));
    }
    schedule.put(evidence.person(), nextCheck(person, evidence));
    save(evidence);
    daysLeft -= days.computed() - before;
  }

  /** Saves the evidence; the state of an unknown identity without evidence is deleted. */
  private void save(PersonEvidence evidence) {
    boolean isEmpty =
        Person.isUnknown(evidence.person())
            && evidence.firstStart() == null
            && !evidence.state().isStale();
    evidence.save(stores.states());
    if (isEmpty) {
      stores.states().delete(evidence.person());
      schedule.remove(evidence.person());
    }
  }

  /** The first date whose figures the clock may still change. */
  private LocalDate movingFrom(Person person) {
    return person.dateOf(clock.instant().minus(person.policy().longestCharge()));
  }

  private Instant nextCheck(Person person, PersonEvidence evidence) {
    return evidence.state().isStale()
        ? clock.instant()
        : DaySchedule.nextCheck(person, clock.instant(), evidence);
  }
}
