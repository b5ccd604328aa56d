package dev.makertime.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes all days at once, without a broker. The topology must compute the same days, in whatever
 * order its inputs arrive.
 */
public final class BatchMeasurement {
  private static boolean everybody(Person person, LocalDate date) {
    return true;
  }

  private BatchMeasurement() {}

  /**
   * All days to be emitted between two dates, both included, by person, then date.
   *
   * @param activities any versions, in any order
   * @param asOf nothing at or after this instant counts
   */
  public static List<EngineerDay> days(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      Instant asOf) {
    return each(
        organization,
        activities,
        from,
        to,
        BatchMeasurement::everybody,
        (person, date, evidence) ->
            Optional.of(Timeline.day(person, date, evidence, asOf))
                .filter(day -> Timeline.exists(day, person)));
  }

  /** The same days taken apart. */
  public static List<Explanation> explanations(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      Instant asOf) {
    return explanations(organization, activities, from, to, asOf, BatchMeasurement::everybody);
  }

  /** Those of some people on some dates, such as of a team's members while they are in it. */
  public static List<Explanation> explanations(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      BiPredicate<Person, LocalDate> whose) {
    return each(
        organization,
        activities,
        from,
        to,
        whose,
        (person, date, evidence) ->
            Optional.of(Timeline.explain(person, date, evidence, asOf))
                .filter(explained -> Timeline.exists(explained.day(), person)));
  }

  /**
   * What broke the focus of the same days; days that may still change are left out.
   *
   * @param seed of the orders that are drawn where there are too many pieces for all orders
   */
  public static List<LostFocus> lostFocus(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      long seed,
      BiPredicate<Person, LocalDate> whose) {
    return each(
        organization,
        activities,
        from,
        to,
        whose,
        (person, date, evidence) ->
            Optional.of(Timeline.day(person, date, evidence, asOf))
                .filter(day -> Timeline.exists(day, person) && !day.provisional())
                .map(day -> Timeline.lostFocus(person, date, evidence, asOf, seed)));
  }

  /** What counts as waiting between two dates, both included, by the waits it is tallied to. */
  public static List<CountedWait> countedWaits(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      Instant asOf) {
    List<List<CountedWait>> days =
        each(
            organization,
            activities,
            from,
            to,
            BatchMeasurement::everybody,
            (person, date, evidence) ->
                Optional.of(Timeline.countedWaits(person, date, evidence, asOf)));
    return days.stream().flatMap(List::stream).toList();
  }

  /**
   * The days to be emitted of one person, by date.
   *
   * @param inForce the person's evidence, one version of each thing
   * @param attendance who attended to what, where that is settled; absent = as the evidence says
   */
  public static List<EngineerDay> days(
      Person person,
      Collection<Activity> inForce,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      @Nullable Attendance attendance) {
    return ofPerson(
        person,
        ByDay.of(inForce),
        from,
        to,
        BatchMeasurement::everybody,
        (measured, date, evidence) ->
            Optional.of(Timeline.day(measured, date, evidence, asOf, attendance))
                .filter(day -> Timeline.exists(day, measured)));
  }

  private interface OfDay<T> {
    Optional<T> of(Person person, LocalDate date, Collection<Activity> evidence);
  }

  private static <T> List<T> each(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      BiPredicate<Person, LocalDate> whose,
      OfDay<T> of) {
    TreeMap<String, Person> people = new TreeMap<>();
    organization.people().forEach(person -> people.put(person.id(), person));
    Map<String, ByDay> evidence = new HashMap<>();
    for (Activity activity : VersionOrder.inForce(activities, organization.bots()::contains)) {
      String owner = organization.ownerOf(activity.identity());
      people.computeIfAbsent(owner, organization.unknown()::as);
      evidence.computeIfAbsent(owner, id -> new ByDay()).add(activity);
    }
    List<T> days = new ArrayList<>();
    for (Person person : people.values()) {
      ByDay byDay = evidence.getOrDefault(person.id(), new ByDay());
      days.addAll(ofPerson(person, byDay, from, to, whose, of));
    }
    return days;
  }

  private static <T> List<T> ofPerson(
      Person person,
      ByDay evidence,
      LocalDate from,
      LocalDate to,
      BiPredicate<Person, LocalDate> whose,
      OfDay<T> of) {
    List<T> days = new ArrayList<>();
    Person measured = person.measureFrom() == null ? person.measuredFrom(from) : person;
    for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
      if (whose.test(measured, date)) {
        of.of(measured, date, DayEvidence.of(measured, date, evidence)).ifPresent(days::add);
      }
    }
    return days;
  }

  private static final class ByDay implements EvidenceLookup {
    private final Map<Long, List<Activity>> closed = new HashMap<>();
    private final List<Activity> open = new ArrayList<>();

    static ByDay of(Collection<Activity> activities) {
      ByDay byDay = new ByDay();
      activities.forEach(byDay::add);
      return byDay;
    }

    void add(Activity activity) {
      if (activity.isOpen()) {
        open.add(activity);
      }
      EvidenceLookup.daysOf(activity)
          .forEach(day -> closed.computeIfAbsent(day, key -> new ArrayList<>()).add(activity));
    }

    @Override
    public void on(long epochDay, Consumer<Activity> found) {
      closed.getOrDefault(epochDay, List.of()).forEach(found);
    }

    @Override
    public void open(Consumer<Activity> found) {
      open.forEach(found);
    }
  }
}
