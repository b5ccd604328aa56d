package dev.makertime.streams;

import dev.makertime.model.DayEvidence;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Computes a person's days from their evidence, emits them, and records what was emitted. */
final class DayEmitter {
  private final ProcessorContext<String, DayResult> context;
  private final SealHorizon horizon;
  private final InstantSource clock;
  private long computed;

  DayEmitter(
      ProcessorContext<String, DayResult> context, SealHorizon horizon, InstantSource clock) {
    this.context = context;
    this.clock = clock;
    this.horizon = horizon;
  }

  /**
   * Returns the date of the first evidence, from which on somebody without {@code measureFrom} is
   * measured. Without evidence it is tomorrow.
   *
   * @return null for somebody with {@code measureFrom}, and for unknown identities
   */
  @Nullable LocalDate firstMeasured(@Nullable Person person, PersonEvidence evidence) {
    if (person == null || person.measureFrom() != null || Person.isUnknown(person.id())) {
      return null;
    }
    Instant first = evidence.firstStart();
    return first == null ? person.dateOf(clock.instant()).plusDays(1) : person.dateOf(first);
  }

  /** Returns how many days have been computed since the task began. */
  long computed() {
    return computed;
  }

  /** Recomputes and emits the dates that new evidence may have changed, and returns them. */
  SortedSet<LocalDate> recompute(
      Person person, PersonEvidence evidence, @Nullable LocalDate firstBefore) {
    SortedSet<LocalDate> dates = evidence.touchedDates(person, clock.instant());
    addQuietDays(dates, person, evidence, firstBefore);
    dates
        .tailSet(horizon.firstOpen(person))
        .forEach(date -> emit(person, evidence, date, true, List.of()));
    return dates;
  }

  /** Adds the days without evidence that come or go because the first evidence has moved. */
  private void addQuietDays(
      SortedSet<LocalDate> dates,
      Person person,
      PersonEvidence evidence,
      @Nullable LocalDate before) {
    LocalDate after = firstMeasured(person, evidence);
    if (before == null || after == null || before.equals(after)) {
      return;
    }
    evidence.changeState().recordFirstMoved(clock.instant());
    LocalDate today = person.dateOf(clock.instant());
    LocalDate last = later(before, after).isAfter(today) ? today : later(before, after);
    LocalDate date = later(before.isBefore(after) ? before : after, horizon.firstOpen(person));
    for (; !date.isAfter(last); date = date.plusDays(1)) {
      dates.add(date);
    }
  }

  /** Recomputes all open days: emits those that exist, and withdraws those that no longer do. */
  void recomputeAll(@Nullable Person person, PersonEvidence evidence) {
    SortedSet<LocalDate> emitted = new TreeSet<>();
    for (Map.Entry<Long, EvidenceOfDay> entry : evidence.loadAllDays().entrySet()) {
      if (entry.getValue().emitted() != EvidenceOfDay.NEVER) {
        emitted.add(LocalDate.ofEpochDay(entry.getKey()));
      }
    }
    if (person == null) {
      emitted.tailSet(firstOpenAnywhere()).forEach(date -> withdraw(evidence, date));
      return;
    }
    LocalDate today = person.dateOf(clock.instant());
    SortedSet<LocalDate> bounds = new TreeSet<>(emitted);
    Instant first = evidence.firstStart();
    if (first != null && !person.dateOf(first).isAfter(today)) {
      bounds.add(person.dateOf(first).minusDays(1));
    }
    LocalDate from = person.measureFrom();
    if (from != null && !Person.isUnknown(person.id())) {
      bounds.add(from);
    }
    if (bounds.isEmpty()) {
      return;
    }
    LocalDate last = emitted.isEmpty() ? today : later(emitted.last(), today);
    LocalDate date = later(bounds.first(), horizon.firstOpen(person));
    for (; !date.isAfter(last); date = date.plusDays(1)) {
      emit(person, evidence, date, true, evidence.state().teams());
    }
  }

  /**
   * Computes and emits one day, or withdraws it where it no longer exists.
   *
   * @param evenIfUnchanged emits the day also if it equals the one that was emitted last
   * @param formerTeams teams that the day may have counted for
   */
  void emit(
      Person person,
      PersonEvidence evidence,
      LocalDate date,
      boolean evenIfUnchanged,
      Collection<String> formerTeams) {
    EngineerDay day = compute(measured(person, evidence), evidence, date);
    long last = evidence.day(date.toEpochDay()).emitted();
    if (day == null) {
      if (last != EvidenceOfDay.NEVER && (evenIfUnchanged || last != EvidenceOfDay.WITHDRAWN)) {
        withdraw(evidence, date);
      }
      return;
    }
    long digest = DayDigest.of(day);
    if (evenIfUnchanged || digest != last) {
      evidence.changeDay(date.toEpochDay()).recordEmitted(digest);
      forward(new DayResult.DayUpdate(person.id(), date, day, person.shared(), formerTeams));
    }
  }

  private @Nullable EngineerDay compute(Person person, PersonEvidence evidence, LocalDate date) {
    computed++;
    EngineerDay day =
        Timeline.day(person, date, DayEvidence.of(person, date, evidence), clock.instant());
    return Timeline.exists(day, person) ? day : null;
  }

  private void withdraw(PersonEvidence evidence, LocalDate date) {
    evidence.changeDay(date.toEpochDay()).recordEmitted(EvidenceOfDay.WITHDRAWN);
    forward(
        new DayResult.DayUpdate(evidence.person(), date, null, false, evidence.state().teams()));
  }

  private void forward(DayResult.DayUpdate update) {
    context.forward(
        new Record<>(
            new DayKey(update.person(), update.date()).text(),
            update,
            context.currentSystemTimeMs()));
  }

  private Person measured(Person person, PersonEvidence evidence) {
    LocalDate first = firstMeasured(person, evidence);
    return first == null ? person : person.measuredFrom(first);
  }

  /** Returns the first open date of a removed person, whose time zone is not known. */
  private LocalDate firstOpenAnywhere() {
    return horizon.firstOpen(ZoneOffset.UTC).plusDays(1);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
