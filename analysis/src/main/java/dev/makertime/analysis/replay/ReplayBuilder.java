package dev.makertime.analysis.replay;

import dev.makertime.analysis.replay.Replay.Question;
import dev.makertime.model.Activity;
import dev.makertime.model.Attendance;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import dev.makertime.model.VersionOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Builds a replay, person by person. */
final class ReplayBuilder {
  private record Key(String identity, String id) {
    static Key of(Activity activity) {
      return new Key(activity.identity(), activity.id());
    }
  }

  /**
   * The days of one person, before and after.
   *
   * @param compared those of both that count in the totals, of the same dates
   */
  private record PersonDays(
      Person person,
      List<EngineerDay> measured,
      List<EngineerDay> replayed,
      Compared compared,
      FactorFormula.Sums formula) {}

  /** Days of the same dates. */
  private record Compared(List<EngineerDay> measured, List<EngineerDay> replayed) {}

  private final Organization organization;
  private final Question question;
  private final FactorFormula.Period period;
  private final Map<String, Person> known;
  private final Set<String> shared;
  private final TreeMap<String, Person> people = new TreeMap<>();
  private final ChangedEvidence changed;
  private final Map<String, List<Activity>> before;
  private final Map<String, List<Activity>> after;

  ReplayBuilder(Organization organization, Collection<Activity> activities, Question question) {
    this.organization = organization;
    this.question = question;
    period = new FactorFormula.Period(question.from(), question.to(), question.asOf());
    known = organization.peopleById();
    shared = organization.sharedAccounts();
    List<Activity> inForce = VersionOrder.inForce(activities, organization.bots()::contains);
    people.putAll(known);
    inForce.forEach(
        activity ->
            people.computeIfAbsent(
                organization.ownerOf(activity.identity()), organization.unknown()::as));
    changed = new ChangedEvidence(organization, inForce, question.changes(), this::touchesPeriod);
    before = byOwner(inForce);
    after = byOwner(changed.activities());
  }

  Replay replay(Consumer<Replay.Progress> progress) {
    AtomicInteger done = new AtomicInteger();
    List<PersonDays> all =
        people.values().parallelStream()
            .map(
                person -> {
                  PersonDays days = days(person);
                  progress.accept(new Replay.Progress(done.incrementAndGet(), people.size()));
                  return days;
                })
            .toList();
    List<EngineerDay> measured = all.stream().flatMap(one -> one.measured.stream()).toList();
    List<EngineerDay> replayed = all.stream().flatMap(one -> one.replayed.stream()).toList();
    return new Replay(question, measured, replayed, totals(all), reach(all));
  }

  private PersonDays days(Person person) {
    List<Activity> was = before.getOrDefault(person.id(), List.of());
    List<Activity> is = after.getOrDefault(person.id(), List.of());
    Attendance attendance = Attendance.of(person, was, question.asOf());
    FactorFormula.Sums formula = new FactorFormula.Sums();
    Map<Key, Activity> became = new HashMap<>();
    is.forEach(activity -> became.put(Key.of(activity), activity));
    formula.add(person, was, activity -> became.get(Key.of(activity)), attendance, period);
    List<EngineerDay> measured = days(person, was, attendance);
    List<EngineerDay> replayed = days(person, is, attendance);
    return new PersonDays(
        person,
        emitted(person, measured),
        emitted(person, replayed),
        compared(person, measured, replayed),
        formula);
  }

  /** All days with working time or evidence, also those from before the person was measured. */
  private List<EngineerDay> days(Person person, List<Activity> inForce, Attendance attendance) {
    return BatchMeasurement.days(
        person.measuredFrom(question.from()),
        inForce,
        question.from(),
        question.to(),
        question.asOf(),
        attendance);
  }

  private List<EngineerDay> emitted(Person person, List<EngineerDay> days) {
    Person measured = person.measureFrom() == null ? person.measuredFrom(question.from()) : person;
    return days.stream().filter(day -> Timeline.exists(day, measured)).toList();
  }

  /**
   * What is emitted of either kind, and of the other kind the same dates. A day from before a
   * person was measured may be there for its evidence alone.
   */
  private Compared compared(Person person, List<EngineerDay> measured, List<EngineerDay> replayed) {
    Set<LocalDate> dates = new HashSet<>();
    emitted(person, measured).forEach(day -> dates.add(day.date()));
    emitted(person, replayed).forEach(day -> dates.add(day.date()));
    return new Compared(on(dates, measured), on(dates, replayed));
  }

  private static List<EngineerDay> on(Set<LocalDate> dates, List<EngineerDay> days) {
    return days.stream().filter(day -> dates.contains(day.date())).toList();
  }

  private ReplayTotals totals(List<PersonDays> all) {
    List<EngineerDay> measured = new ArrayList<>();
    List<EngineerDay> replayed = new ArrayList<>();
    FactorFormula.Sums formula = new FactorFormula.Sums();
    for (PersonDays one : all) {
      if (known.containsKey(one.person.id())) {
        measured.addAll(one.compared.measured);
        replayed.addAll(one.compared.replayed);
        formula.add(one.formula);
      }
    }
    ReplayAmounts current = ReplayAmounts.of(measured, shared);
    return ReplayTotals.of(
        current,
        ReplayAmounts.of(replayed, shared),
        formula.formula(current),
        changed.effects().stream()
            .map(effects -> new ReplayTotals.Matched(effects.matched(), effects.changed()))
            .toList(),
        changed.openUntouched());
  }

  private Replay.Reach reach(List<PersonDays> all) {
    Set<String> working = new HashSet<>();
    int others = 0;
    for (PersonDays one : all) {
      if (known.containsKey(one.person.id()) && !one.person.shared()) {
        if (one.measured.stream().anyMatch(day -> day.available() > 0)) {
          working.add(one.person.id());
        }
        others += one.measured.equals(one.replayed) ? 0 : 1;
      }
    }
    return new Replay.Reach(
        working.size(),
        changed.effects().stream().map(ChangedEvidence.Effects::people).toList(),
        others,
        categories(all));
  }

  /** The kinds that changes are about. What else changes by them nobody can choose. */
  private List<ChangedCategory> categories(List<PersonDays> all) {
    List<PersonDays> people =
        all.stream()
            .filter(one -> known.containsKey(one.person.id()) && !one.person.shared())
            .toList();
    return question.changes().stream()
        .map(ToolChange::kind)
        .distinct()
        .map(
            kind ->
                ChangedCategory.of(
                    kind,
                    people.stream()
                        .map(
                            one ->
                                new ChangedCategory.Hours(
                                    ReplayAmounts.of(one.compared.measured, Set.of()).of(kind),
                                    ReplayAmounts.of(one.compared.replayed, Set.of()).of(kind)))
                        .toList()))
        .toList();
  }

  /** Whether an activity lies in the period, be it in part. */
  private boolean touchesPeriod(Activity activity) {
    Person person = Objects.requireNonNull(people.get(organization.ownerOf(activity.identity())));
    Instant end = activity.end();
    return !person.dateOf(Objects.requireNonNull(activity.start())).isAfter(question.to())
        && (end == null || !person.dateOf(end).isBefore(question.from()));
  }

  private Map<String, List<Activity>> byOwner(List<Activity> activities) {
    Map<String, List<Activity>> owned = new HashMap<>();
    for (Activity activity : activities) {
      owned
          .computeIfAbsent(organization.ownerOf(activity.identity()), owner -> new ArrayList<>())
          .add(activity);
    }
    return owned;
  }
}
