package dev.makertime.testkit.world;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.VersionOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates random organizations and evidence from a seed, small and full of edge cases. */
public final class RandomWorld {
  public static final List<String> PEOPLE = List.of("ana", "bo", "cy");
  public static final List<String> IDENTITIES = List.of("x:a", "x:b", "y:a", "y:c");

  /** How many days evidence begins on. */
  public static final int DAYS = 8;

  private final Random random;
  private final LocalDate first;
  private final RandomChoice choice;
  private final RandomOrganization organizations;

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
    this.choice = new RandomChoice(random);
    this.organizations = new RandomOrganization(random, first, measuredFromFirst);
  }

  /** The organization after changes: some people and identities are drawn anew. */
  public Organization next(@Nullable Organization before) {
    return organizations.next(before);
  }

  /** Versions of a few things, some retracted, some stale, some open, some far apart. */
  public List<Activity> activities(int count) {
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String identity = choice.any(IDENTITIES);
      String id = "t" + random.nextInt(1 + count / 2);
      long revision = random.nextInt(4);
      activities.add(
          choice.oneIn(9)
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
        kind == ActivityKind.WAIT && !choice.oneIn(3)
            ? start.plusSeconds(random.nextInt(900))
            : null;
    String subject = choice.oneIn(3) ? null : "s" + random.nextInt(3);
    return new Activity(
        id, revision, identity, kind, start, began, end, null, subject, Map.of(), false);
  }

  private @Nullable Instant end(ActivityKind kind, Instant start) {
    if (choice.oneIn(12)) {
      return null;
    }
    if (kind == ActivityKind.MANUAL && choice.oneIn(2)) {
      return start;
    }
    long minutes = choice.oneIn(8) ? random.nextInt(3 * 24 * 60) : random.nextInt(90);
    return start.plusSeconds(60 * minutes);
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
}
