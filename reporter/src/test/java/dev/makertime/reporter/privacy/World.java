package dev.makertime.reporter.privacy;

import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TimeSums;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random organization of three teams that changes while it is looked at: leave, moves, joiners,
 * leavers, zones, late facts and objections, most of them of days that are over.
 */
final class World {
  static final LocalDate FIRST = LocalDate.parse("2026-05-04");
  static final LocalDate BEGINS = LocalDate.parse("2026-06-01");
  static final List<String> TEAMS = List.of("alpha", "beta", "gamma");
  static final List<String> SUBJECTS = List.of("data/churn", "data/fraud", "data/rare");
  private static final int[] SIZES = {6, 7, 5};

  /** Somebody who works there. */
  static final class Member {
    final String id;
    final ZoneId zone;
    final int pay;
    final TreeMap<LocalDate, String> teams = new TreeMap<>();
    LocalDate leaves = LocalDate.MAX;

    /** Whether the calendars that are read are theirs too. */
    final boolean hasCalendar;

    Member(String id, ZoneId zone, int pay) {
      this.id = id;
      this.zone = zone;
      this.pay = pay;
      hasCalendar = !id.endsWith("1") && !id.endsWith("8");
    }

    private String identities() {
      return "\"gitlab:%1$s\"%2$s"
          .formatted(id, hasCalendar ? ", \"email:%s@example.com\"".formatted(id) : "");
    }

    @Nullable String teamOn(LocalDate date) {
      Map.Entry<LocalDate, String> of = teams.floorEntry(date);
      return of == null || date.isAfter(leaves) ? null : of.getValue();
    }
  }

  final Random random;
  final List<Member> members = new ArrayList<>();
  final Map<DayKey, Plan> plans = new HashMap<>();
  Instant now = BEGINS.atStartOfDay(ZoneId.of("UTC")).toInstant();

  World(long seed) {
    random = new Random(seed);
    for (int team = 0; team < TEAMS.size(); team++) {
      for (int i = 0; i < SIZES[team]; i++) {
        join(TEAMS.get(team), FIRST, i == 0 ? ZoneId.of("America/Los_Angeles") : ZoneId.of("UTC"));
      }
    }
    bridgeDay(TEAMS.get(random.nextInt(2)), LocalDate.parse("2026-05-21"));
  }

  private void join(String team, LocalDate from, ZoneId zone) {
    Member member = new Member("p" + members.size(), zone, 4_000 + random.nextInt(9_000));
    member.teams.put(from, team);
    members.add(member);
    from.datesUntil(BEGINS.plusWeeks(4))
        .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .forEach(
            date -> plans.put(new DayKey(member.id, date), Plan.of(random, date, member.zone)));
  }

  /** All but one are away. */
  private void bridgeDay(String team, LocalDate date) {
    members.stream()
        .filter(member -> team.equals(member.teamOn(date)))
        .skip(1)
        .forEach(member -> change(member, date, plan -> plan.away(random)));
  }

  private void change(Member member, LocalDate date, java.util.function.UnaryOperator<Plan> how) {
    plans.computeIfPresent(new DayKey(member.id, date), (key, plan) -> how.apply(plan));
  }

  /**
   * What all waits and all manual work of somebody's day are for. In every other week all work on
   * one subject; in the others on two, and now and then on one of few people.
   */
  static String subject(String member, LocalDate date) {
    if (date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 0) {
      return SUBJECTS.get(0);
    }
    int draw = Math.floorMod(31 * member.hashCode() + date.getDayOfYear(), 10);
    return SUBJECTS.get(draw == 0 ? 2 : draw % 2);
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, ZoneId.of("UTC"));
  }

  /** Something becomes known of the present, or of days that are over. */
  void somethingHappens() {
    Member who = members.get(random.nextInt(members.size()));
    LocalDate date = today().minusDays(random.nextInt(9));
    switch (random.nextInt(8)) {
      case 0, 1 -> change(who, date, plan -> plan.away(random));
      case 2, 3 -> change(who, date, plan -> plan.with(Plan.Kind.MANUAL, random));
      case 4 -> change(who, date, plan -> plan.with(Plan.Kind.MEETING, random));
      case 5 -> change(who, date, Plan::withoutManual);
      case 6 -> who.teams.put(date, TEAMS.get(random.nextInt(TEAMS.size())));
      default -> {
        if (random.nextBoolean()) {
          join(TEAMS.get(random.nextInt(TEAMS.size())), date, ZoneId.of("UTC"));
        } else if (members.stream().filter(one -> one.leaves.equals(LocalDate.MAX)).count() > 15) {
          who.leaves = date;
        }
      }
    }
  }

  /** Everybody's days as they are now. */
  Map<DayKey, EngineerDay> days() {
    Map<DayKey, EngineerDay> days = new HashMap<>();
    for (Member member : members) {
      for (LocalDate date = FIRST; !date.isAfter(today()); date = date.plusDays(1)) {
        DayKey key = new DayKey(member.id, date);
        Plan plan = plans.get(key);
        String team = member.teamOn(date);
        if (plan != null && team != null) {
          EngineerDay day = plan.day(member.id, date, team, now);
          if (!day.amounts().equals(TimeSums.NONE)) {
            days.put(key, day);
          }
        }
      }
    }
    return days;
  }

  /** The organization file. */
  String organization() {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (Member member : members) {
      yaml.append(
          "  - {id: %s, identities: [%s], timeZone: %s, monthlyCost: %d, teams: ["
              .formatted(member.id, member.identities(), member.zone, member.pay));
      List<String> teams = new ArrayList<>();
      member.teams.forEach((from, team) -> teams.add("{team: %s, from: %s}".formatted(team, from)));
      yaml.append(String.join(", ", teams)).append("], employed: {from: ").append(FIRST);
      yaml.append(member.leaves.equals(LocalDate.MAX) ? "" : ", to: " + member.leaves);
      yaml.append("}}\n");
    }
    return yaml.append(
            "migrations:\n  - {id: ci, name: CI, waves: [{team: alpha, from: 2026-05-18}]}\n")
        .toString();
  }
}
