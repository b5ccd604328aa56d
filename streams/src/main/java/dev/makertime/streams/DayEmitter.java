package dev.makertime.streams;

import dev.makertime.model.DayEvidence;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import java.time.Instant;
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

/** Computes days from a person's sheet, emits them, and marks there what was emitted. */
final class DayEmitter {
  private final ProcessorContext<String, DayNews> context;
  private final SealHorizon horizon;
  private long computed;

  DayEmitter(ProcessorContext<String, DayNews> context, SealHorizon horizon) {
    this.context = context;
    this.horizon = horizon;
  }

  /**
   * Where no date is given from which on to measure, the first evidence gives it, and without any
   * it has not come yet. Null where it does not matter.
   */
  @Nullable LocalDate firstMeasured(@Nullable Person person, PersonEvidence sheet) {
    if (person == null || person.measureFrom() != null || Person.isUnknown(person.id())) {
      return null;
    }
    Instant first = sheet.first();
    return first == null ? person.dateOf(now()).plusDays(1) : person.dateOf(first);
  }

  /** How many days have been computed since the task began. */
  long computed() {
    return computed;
  }

  /** Emits the dates that new evidence may have changed, changed or not. */
  SortedSet<LocalDate> recompute(
      Person person, PersonEvidence sheet, @Nullable LocalDate firstBefore) {
    SortedSet<LocalDate> dates = sheet.touchedDates(person, now());
    addQuietDays(dates, person, sheet, firstBefore);
    dates
        .tailSet(horizon.firstOpen(person))
        .forEach(date -> emit(person, sheet, date, true, List.of()));
    return dates;
  }

  /** If the first evidence came, went or moved, quiet days come or go with it. */
  private void addQuietDays(
      SortedSet<LocalDate> dates, Person person, PersonEvidence sheet, @Nullable LocalDate before) {
    LocalDate after = firstMeasured(person, sheet);
    if (before == null || after == null || before.equals(after)) {
      return;
    }
    sheet.changeAbout().firstMoved = now();
    LocalDate today = person.dateOf(now());
    LocalDate last = later(before, after).isAfter(today) ? today : later(before, after);
    LocalDate date = later(before.isBefore(after) ? before : after, horizon.firstOpen(person));
    for (; !date.isAfter(last); date = date.plusDays(1)) {
      dates.add(date);
    }
  }

  /** Emits every day that there is a reason for, and takes back those that there is none for. */
  void recomputeAll(@Nullable Person person, PersonEvidence sheet) {
    SortedSet<LocalDate> said = new TreeSet<>();
    for (Map.Entry<Long, EvidenceOfDay> entry : sheet.all().entrySet()) {
      if (entry.getValue().emitted() != EvidenceOfDay.NEVER) {
        said.add(LocalDate.ofEpochDay(entry.getKey()));
      }
    }
    if (person == null) {
      said.tailSet(firstOpenAnywhere()).forEach(date -> withdraw(sheet, date));
      return;
    }
    LocalDate today = person.dateOf(now());
    SortedSet<LocalDate> ends = new TreeSet<>(said);
    Instant first = sheet.first();
    if (first != null && !person.dateOf(first).isAfter(today)) {
      ends.add(person.dateOf(first).minusDays(1));
    }
    LocalDate from = person.measureFrom();
    if (from != null && !Person.isUnknown(person.id())) {
      ends.add(from);
    }
    if (ends.isEmpty()) {
      return;
    }
    LocalDate last = said.isEmpty() ? today : later(said.last(), today);
    LocalDate date = later(ends.first(), horizon.firstOpen(person));
    for (; !date.isAfter(last); date = date.plusDays(1)) {
      emit(person, sheet, date, true, sheet.about.teams);
    }
  }

  /**
   * Emits a day.
   *
   * @param evenIfUnchanged otherwise only if it is not what was emitted last
   * @param left teams that the day may have counted for
   */
  void emit(
      Person person,
      PersonEvidence sheet,
      LocalDate date,
      boolean evenIfUnchanged,
      Collection<String> left) {
    EngineerDay day = compute(measured(person, sheet), sheet, date);
    long mark = sheet.at(date.toEpochDay()).emitted();
    if (day == null) {
      if (mark != EvidenceOfDay.NEVER && (evenIfUnchanged || mark != EvidenceOfDay.WITHDRAWN)) {
        withdraw(sheet, date);
      }
      return;
    }
    long digest = DayDigest.of(day);
    if (evenIfUnchanged || digest != mark) {
      sheet.change(date.toEpochDay()).emitted(digest);
      say(new DayNews.Told(person.id(), date, day, person.shared(), left));
    }
  }

  private @Nullable EngineerDay compute(Person person, PersonEvidence sheet, LocalDate date) {
    computed++;
    EngineerDay day = Timeline.day(person, date, DayEvidence.of(person, date, sheet), now());
    return Timeline.exists(day, person) ? day : null;
  }

  private void withdraw(PersonEvidence sheet, LocalDate date) {
    sheet.change(date.toEpochDay()).emitted(EvidenceOfDay.WITHDRAWN);
    say(new DayNews.Told(sheet.person, date, null, false, sheet.about.teams));
  }

  private void say(DayNews.Told told) {
    context.forward(
        new Record<>(
            new DayKey(told.person(), told.date()).text(), told, context.currentSystemTimeMs()));
  }

  private Person measured(Person person, PersonEvidence sheet) {
    LocalDate first = firstMeasured(person, sheet);
    return first == null ? person : person.measuredFrom(first);
  }

  /** Of somebody who is gone the zone is not known any more. */
  private LocalDate firstOpenAnywhere() {
    return horizon.firstOpen(ZoneOffset.UTC).plusDays(1);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
