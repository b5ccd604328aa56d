package dev.makertime.testkit;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.Membership;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Simulates three teams of eight, of which two migrate to automatic deploys, one after the other.
 * Their manual work falls by three hours a week; everything else only fluctuates.
 */
public final class TwoWaves {
  public static final LocalDate FROM = LocalDate.parse("2026-01-05");
  public static final LocalDate TO = LocalDate.parse("2026-06-28");
  public static final LocalDate WAVE = LocalDate.parse("2026-03-30");
  public static final LocalDate SECOND_WAVE = LocalDate.parse("2026-04-13");

  private TwoWaves() {}

  public static Migration migration() {
    return new Migration(
        "auto",
        "Automatic deploys",
        List.of(new Migration.Wave("churn", WAVE), new Migration.Wave("fraud", SECOND_WAVE)),
        null,
        null);
  }

  /** The same with an account that a whole team uses. */
  public static Organization withSharedAccount(Organization organization, String team) {
    List<Person> people = new ArrayList<>(organization.people());
    people.add(member("batch", team, FROM, true));
    return organization(people, organization.owners());
  }

  public static Organization organization(LocalDate from) {
    List<Person> people = new ArrayList<>();
    Map<String, String> owners = new TreeMap<>();
    for (String team : List.of("churn", "fraud", "pricing")) {
      IntStream.range(0, 8)
          .forEach(
              i -> {
                String id = team + i;
                owners.put("gitlab:" + id, id);
                people.add(member(id, team, from, false));
              });
    }
    return organization(people, owners);
  }

  private static Organization organization(List<Person> people, Map<String, String> owners) {
    return new Organization(
        people, owners, Set.of(), Person.unknown(), List.of(), List.of(), null, Map.of());
  }

  private static Person member(String id, String team, LocalDate from, boolean shared) {
    Person unknown = Person.unknown();
    return new Person(
        id,
        null,
        unknown.timeZone(),
        unknown.workingHours(),
        List.of(),
        Set.of(),
        unknown.employed(),
        List.of(),
        List.of(new Membership(team, LocalDate.parse("2020-01-01"))),
        unknown.policy(),
        from,
        shared);
  }

  public static List<EngineerDay> days(LocalDate from, long seed) {
    Random random = new Random(seed);
    List<EngineerDay> days = new ArrayList<>();
    for (Person person : organization(from).people()) {
      double own = 6 + 2 * random.nextDouble();
      for (LocalDate date = from; !date.isAfter(TO); date = date.plusDays(1)) {
        if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
          String team = Objects.requireNonNull(person.teamOn(date));
          boolean migrated =
              (team.equals("churn") && !date.isBefore(WAVE))
                  || (team.equals("fraud") && !date.isBefore(SECOND_WAVE));
          double hours = (own - (migrated ? 3 : 0)) / 5 + 0.2 * random.nextGaussian();
          days.add(day(person.id(), date, team, Math.round(3600 * Math.max(0, hours)), random));
        }
      }
    }
    return days;
  }

  public static EngineerDay withoutMeetings(EngineerDay day) {
    return Days.like(day)
        .meeting(0)
        .technical(day.technical() + day.meeting())
        .gross(new EngineerDay.Gross(0, day.manual(), day.run()))
        .day();
  }

  public static EngineerDay provisional(EngineerDay day) {
    return Days.like(day).provisional().day();
  }

  public static EngineerDay manual(EngineerDay day, long manual) {
    return day(day.person(), day.date(), String.valueOf(day.team()), manual, new Random(1));
  }

  private static EngineerDay day(
      String person, LocalDate date, String team, long manual, Random random) {
    long meeting = 3600L + random.nextInt(600);
    long run = 1800L + random.nextInt(600);
    return new EngineerDay(
        person,
        date,
        team,
        28_800,
        meeting,
        manual,
        0,
        run,
        0,
        28_800 - meeting - manual - run,
        0,
        0,
        new EngineerDay.AfterHours(0, 0),
        new EngineerDay.Gross(meeting, manual, run),
        run,
        1,
        0,
        0,
        1,
        new TreeMap<>(),
        false);
  }

  /** Two hours of manual work more each week, for everybody, from a day on. */
  public static EngineerDay shocked(EngineerDay day, LocalDate from) {
    return day.date().isBefore(from) ? day : manual(day, day.manual() + 2 * 3600 / 5);
  }
}
