package dev.makertime.testkit.world;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Employment;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Leave;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Membership;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Policy;
import dev.makertime.model.VersionOrder;
import dev.makertime.model.WorkWeek;
import dev.makertime.model.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Organizations and evidence made up from a seed, small and full of what makes trouble. */
public final class RandomWorld {
  public static final List<String> PEOPLE = List.of("ana", "bo", "cy");
  public static final List<String> IDENTITIES = List.of("x:a", "x:b", "y:a", "y:c");

  /** How many days evidence begins on. */
  public static final int DAYS = 8;

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
  private static final List<String> TEAMS = List.of("churn", "pricing");

  private final Random random;
  private final LocalDate first;
  private final boolean measuredFromFirst;

  /**
   * A world.
   *
   * @param first the first day of evidence
   * @param measuredFromFirst everybody is measured from that day on; otherwise each from some day,
   *     or from their first evidence
   */
  public RandomWorld(Random random, LocalDate first, boolean measuredFromFirst) {
    this.random = random;
    this.first = first;
    this.measuredFromFirst = measuredFromFirst;
  }

  /** Somebody's facts are drawn anew, and some identities change hands. */
  public Organization next(@Nullable Organization before) {
    Policy policy = chance(6) || before == null ? policy() : before.unknown().policy();
    Person unknown = unknown(policy);
    List<Person> people = new ArrayList<>();
    for (String id : PEOPLE) {
      Person known = before == null ? null : named(before, id);
      if (known == null ? !chance(4) : !chance(12)) {
        boolean same = known != null && known.policy().equals(policy) && !chance(3);
        people.add(same ? known : person(id, policy, teams()));
      }
    }
    Map<String, String> owners = new HashMap<>();
    Set<String> bots = new HashSet<>();
    for (String identity : IDENTITIES) {
      String owner = before == null || chance(3) ? any(PEOPLE) : before.owners().get(identity);
      if (chance(20)) {
        bots.add(identity);
      } else if (owner != null && named(people, owner) != null && !chance(6)) {
        owners.put(identity, owner);
      }
    }
    return new Organization(people, owners, bots, unknown, List.of(), List.of(), null, Map.of());
  }

  /** Versions of a few things, some retracted, some stale, some open, some far apart. */
  public List<Activity> activities(int count) {
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String identity = any(IDENTITIES);
      String id = "t" + random.nextInt(1 + count / 2);
      long revision = random.nextInt(4);
      activities.add(
          chance(9)
              ? Activity.retraction(identity, id, revision)
              : activity(identity, id, revision));
    }
    return activities;
  }

  private Activity activity(String identity, String id, long revision) {
    ActivityKind[] kinds = ActivityKind.values();
    ActivityKind kind = kinds[random.nextInt(kinds.length)];
    Instant start =
        first
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plusSeconds(60L * random.nextInt(DAYS * 24 * 60));
    Instant end = kind == ActivityKind.PRESENCE ? start : end(kind, start);
    Instant began =
        kind == ActivityKind.WAIT && !chance(3) ? start.plusSeconds(random.nextInt(900)) : null;
    String subject = chance(3) ? null : "s" + random.nextInt(3);
    return new Activity(
        id, revision, identity, kind, start, began, end, null, subject, Map.of(), false);
  }

  private @Nullable Instant end(ActivityKind kind, Instant start) {
    if (chance(12)) {
      return null;
    }
    if (kind == ActivityKind.MANUAL && chance(2)) {
      return start;
    }
    long minutes = chance(8) ? random.nextInt(3 * 24 * 60) : random.nextInt(90);
    return start.plusSeconds(60 * minutes);
  }

  private Person person(String id, Policy policy, List<Membership> teams) {
    return new Person(
        id,
        null,
        ZoneId.of(any(ZONES)),
        week(),
        chance(4) ? List.of(new WorkingHours(date(), week())) : List.of(),
        chance(3) ? Set.of(date()) : Set.of(),
        chance(8) ? new Employment(date(), null) : Employment.ALWAYS,
        chance(3) ? List.of(leave()) : List.of(),
        teams,
        policy,
        measureFrom(),
        chance(8));
  }

  /** Of whom nobody knows there are only the defaults. */
  private Person unknown(Policy policy) {
    return new Person(
        Person.UNKNOWN,
        null,
        ZoneId.of(any(ZONES)),
        week(),
        List.of(),
        chance(3) ? Set.of(date()) : Set.of(),
        Employment.ALWAYS,
        List.of(),
        List.of(),
        policy,
        measureFrom(),
        false);
  }

  private @Nullable LocalDate measureFrom() {
    if (measuredFromFirst) {
      return first;
    }
    return chance(3) ? date() : null;
  }

  private Leave leave() {
    LocalDate from = date();
    return new Leave(
        from,
        from.plusDays(random.nextInt(2)),
        chance(2) ? LocalWindow.parse("09:00-13:00") : null);
  }

  /** All seven days, as a file says them. */
  private WorkWeek week() {
    List<String> windows =
        any(
            List.of(
                List.of("09:00-17:00"),
                List.of("06:00-14:00"),
                List.of("09:00-12:00", "14:00-24:00")));
    boolean sundays = chance(2);
    Map<String, List<String>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean off = day == DayOfWeek.SATURDAY || (day == DayOfWeek.SUNDAY && !sundays);
      week.put(day.name().toLowerCase(Locale.ROOT), off ? List.of() : windows);
    }
    return WorkWeek.parse(week);
  }

  private Policy policy() {
    return chance(2)
        ? Policy.DEFAULT
        : new Policy(
            Duration.ofMinutes(random.nextInt(30)),
            Duration.ofMinutes(random.nextInt(30)),
            Duration.ofMinutes(1 + random.nextInt(15)),
            Duration.ofMinutes(random.nextInt(20)),
            Duration.ofMinutes(30 + random.nextInt(120)));
  }

  private List<Membership> teams() {
    List<Membership> teams = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      teams.add(new Membership(any(TEAMS), date()));
    }
    return teams;
  }

  private LocalDate date() {
    return first.plusDays(random.nextInt(DAYS));
  }

  /** Every day that there must be by an instant, as a run that knew it all from the start says. */
  public List<EngineerDay> expected(
      Organization organization, List<Activity> activities, LocalDate last, Instant now) {
    List<Activity> inForce = VersionOrder.inForce(activities, organization.bots()::contains);
    List<Person> people =
        organization.people().stream()
            .map(person -> measured(person, organization, inForce))
            .toList();
    Organization measured =
        new Organization(
            people,
            organization.owners(),
            organization.bots(),
            organization.unknown(),
            List.of(),
            List.of(),
            null,
            Map.of());
    return BatchMeasurement.days(measured, activities, first.minusDays(5), last, now);
  }

  /** Without a date to measure from, the first evidence gives it. */
  private static Person measured(Person person, Organization of, List<Activity> inForce) {
    if (person.measureFrom() != null) {
      return person;
    }
    return person.measuredFrom(
        inForce.stream()
            .filter(activity -> of.ownerOf(activity.identity()).equals(person.id()))
            .map(activity -> person.dateOf(Objects.requireNonNull(activity.start())))
            .min(LocalDate::compareTo)
            .orElse(LocalDate.MAX));
  }

  /** The person of an id, if there is one. */
  public static @Nullable Person named(Organization organization, String id) {
    return organization.person(id).orElse(null);
  }

  private static @Nullable Person named(List<Person> people, String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst().orElse(null);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
