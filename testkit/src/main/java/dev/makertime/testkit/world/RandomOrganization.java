package dev.makertime.testkit.world;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Employment;
import dev.makertime.model.Leave;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Membership;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.WorkWeek;
import dev.makertime.model.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generates random organizations: people with hours, teams, leave and identities. */
final class RandomOrganization {
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
  private static final List<String> TEAMS = List.of("churn", "pricing");

  private final Random random;
  private final RandomChoice choice;
  private final LocalDate first;
  private final boolean measuredFromFirst;

  RandomOrganization(Random random, LocalDate first, boolean measuredFromFirst) {
    this.random = random;
    this.choice = new RandomChoice(random);
    this.first = first;
    this.measuredFromFirst = measuredFromFirst;
  }

  /** The organization after changes: some people are drawn anew, some identities change hands. */
  Organization next(@Nullable Organization before) {
    CountingPolicy policy =
        choice.oneIn(6) || before == null ? policy() : before.unknown().policy();
    Person unknown = unknown(policy);
    List<Person> people = new ArrayList<>();
    for (String id : RandomWorld.PEOPLE) {
      Person known = before == null ? null : before.person(id).orElse(null);
      if (known == null ? !choice.oneIn(4) : !choice.oneIn(12)) {
        boolean same = known != null && known.policy().equals(policy) && !choice.oneIn(3);
        people.add(same ? known : person(id, policy, teams()));
      }
    }
    Map<String, String> owners = new HashMap<>();
    Set<String> bots = new HashSet<>();
    for (String identity : RandomWorld.IDENTITIES) {
      String owner =
          before == null || choice.oneIn(3)
              ? choice.any(RandomWorld.PEOPLE)
              : before.owners().get(identity);
      if (choice.oneIn(20)) {
        bots.add(identity);
      } else if (owner != null
          && people.stream().anyMatch(person -> person.id().equals(owner))
          && !choice.oneIn(6)) {
        owners.put(identity, owner);
      }
    }
    return new Organization(people, owners, bots, unknown, List.of(), List.of(), null, Map.of());
  }

  private Person person(String id, CountingPolicy policy, List<Membership> teams) {
    return new Person(
        id,
        null,
        ZoneId.of(choice.any(ZONES)),
        week(),
        choice.oneIn(4) ? List.of(new WorkingHours(date(), week())) : List.of(),
        choice.oneIn(3) ? Set.of(date()) : Set.of(),
        choice.oneIn(8) ? new Employment(date(), null) : Employment.ALWAYS,
        choice.oneIn(3) ? List.of(leave()) : List.of(),
        teams,
        policy,
        measureFrom(),
        choice.oneIn(8));
  }

  /** The defaults for people whom the organization does not name. */
  private Person unknown(CountingPolicy policy) {
    return new Person(
        Person.UNKNOWN,
        null,
        ZoneId.of(choice.any(ZONES)),
        week(),
        List.of(),
        choice.oneIn(3) ? Set.of(date()) : Set.of(),
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
    return choice.oneIn(3) ? date() : null;
  }

  private Leave leave() {
    LocalDate from = date();
    return new Leave(
        from,
        from.plusDays(random.nextInt(2)),
        choice.oneIn(2) ? LocalWindow.parse("09:00-13:00") : null);
  }

  /** All seven days, as an organization file has them. */
  private WorkWeek week() {
    List<String> windows =
        choice.any(
            List.of(
                List.of("09:00-17:00"),
                List.of("06:00-14:00"),
                List.of("09:00-12:00", "14:00-24:00")));
    boolean sundays = choice.oneIn(2);
    Map<String, List<String>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean off = day == DayOfWeek.SATURDAY || (day == DayOfWeek.SUNDAY && !sundays);
      week.put(day.name().toLowerCase(Locale.ROOT), off ? List.of() : windows);
    }
    return WorkWeek.parse(week);
  }

  private CountingPolicy policy() {
    return choice.oneIn(2)
        ? CountingPolicy.DEFAULT
        : new CountingPolicy(
            Duration.ofMinutes(random.nextInt(30)),
            Duration.ofMinutes(random.nextInt(30)),
            Duration.ofMinutes(1 + random.nextInt(15)),
            Duration.ofMinutes(random.nextInt(20)),
            Duration.ofMinutes(30 + random.nextInt(120)));
  }

  private List<Membership> teams() {
    List<Membership> teams = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      teams.add(new Membership(choice.any(TEAMS), date()));
    }
    return teams;
  }

  private LocalDate date() {
    return first.plusDays(random.nextInt(RandomWorld.DAYS));
  }
}
