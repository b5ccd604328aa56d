package dev.makertime.app.simulator;

import dev.makertime.app.simulator.Member.Evidence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Simulated organization: two teams in three time zones, a company holiday, leave, a bot, and a
 * contractor who is not in the organization file. Not everything is known of everybody: one person
 * has no calendar, one joins later, and a contractor uses only another company's GitLab, whose
 * webhooks stop for two weeks.
 *
 * @param from first day of the simulation, a Monday
 * @param to its last day
 * @param migration the first day on which the churn team deploys automatically
 * @param holiday a day off for everybody
 * @param outage the first of the days on which the partner's webhooks fail
 */
public record SimulatedOrganization(
    LocalDate from,
    LocalDate to,
    LocalDate migration,
    LocalDate holiday,
    LocalDate outage,
    List<Member> members) {

  static final String BOT = "project_7_bot_deploy";

  /** One that the organization does not list; its name says what it is. */
  static final String UNLISTED_BOT = "group_48123456_bot_1a2b3c";

  static final String CONTRACTOR = "contractor";
  static final String CHURN = "churn";

  /** Source of the other company's webhooks. */
  static final String PARTNER = "gitlab-partner";

  private static final String PRICING = "pricing";
  private static final int OUTAGE_WEEKS = 2;

  public static SimulatedOrganization playing(LocalDate from, LocalDate to) {
    long weeks = Math.max(1, (ChronoUnit.DAYS.between(from, to) + 1) / 7);
    LocalDate off = from.plusWeeks(weeks / 3);
    List<Member> members = new ArrayList<>(staff(off));
    members.addAll(laterAndLess(from.plusWeeks(weeks / 2)));
    return new SimulatedOrganization(
        from,
        to,
        from.plusWeeks(weeks / 2),
        off.plusDays(3 + 7 * (weeks / 4)),
        off.plusDays(3),
        members);
  }

  private static List<Member> staff(LocalDate off) {
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    ZoneId newYork = ZoneId.of("America/New_York");
    return List.of(
        Member.of(CHURN, "ana", "Ana Sousa", lisbon),
        Member.of(CHURN, "rui", "Rui Matos", lisbon).off(off, off.plusDays(4)),
        Member.of(CHURN, "ines", "Inês Leal", lisbon).freeAfternoonOn(off.plusDays(2)),
        Member.of(CHURN, "priya", "प्रिया Nair", kolkata),
        Member.of(CHURN, "arjun", "Arjun Rao", kolkata),
        Member.of(CHURN, "meera", "Meera Iyer", kolkata).off(off.plusDays(7), off.plusDays(8)),
        Member.of(PRICING, "tom", "Tom Reed", newYork),
        Member.of(PRICING, "amy", "Amy Cole", newYork).seenOnlyBy(EnumSet.of(Evidence.TOOLS)),
        Member.of(PRICING, "joe", "Joe Park, Jr. #2: “JP” – 100 %", newYork)
            .freeAfternoonOn(off.plusDays(3)),
        Member.of(PRICING, "marta", "Marta Dias", lisbon),
        Member.of(PRICING, "nuno", "Nuno Ângelo dos Reis e Albuquerque de Vasconcelos", lisbon),
        Member.of(PRICING, "sofia", "Sofia Luz", lisbon).off(off.plusDays(1), off.plusDays(1)));
  }

  /** Somebody who joins in the middle, and a contractor with few hours. */
  private static List<Member> laterAndLess(LocalDate middle) {
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    return List.of(
        Member.of(PRICING, "lena", "Lena Vogt", lisbon).joining(middle),
        Member.of(PRICING, "kai", "Kai Lund (contractor)", lisbon)
            .working(
                EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                LocalTime.of(15, 0))
            .seenOnlyBy(EnumSet.of(Evidence.CALENDAR, Evidence.PARTNER)));
  }

  /** The same simulation with another last day. */
  public SimulatedOrganization until(LocalDate last) {
    return new SimulatedOrganization(from, last, migration, holiday, outage, members);
  }

  /** Somebody whom the organization does not know, measured by its defaults. */
  static Member contractor() {
    return new Member(
        "?gitlab:" + CONTRACTOR,
        CONTRACTOR,
        CONTRACTOR,
        null,
        null,
        ZoneId.of("UTC"),
        Member.Absence.NONE,
        Member.Contract.FULL,
        EnumSet.of(Evidence.TOOLS));
  }

  /** Whether people work on a date, unless it is a day off of their own. */
  public boolean isWorkday(LocalDate date) {
    return date.getDayOfWeek().getValue() <= 5 && !date.equals(holiday);
  }

  /** Whether the partner's webhooks fail. */
  boolean isOutage(LocalDate date) {
    return !date.isBefore(outage) && date.isBefore(outage.plusWeeks(OUTAGE_WEEKS));
  }

  /** Those of all teams who work full time. */
  List<Member> staff() {
    return members.stream().filter(member -> member.isSeenBy(Evidence.TOOLS)).toList();
  }

  List<Member> team(String team) {
    return members.stream().filter(member -> team.equals(member.team())).toList();
  }

  /** The organization file. */
  public String organizationYaml() {
    return """
    # The simulated organization of the demo.
    measureFrom: %s
    currency: EUR
    defaults: {monthlyCost: 7500}  # loaded, of a person-month
    holidays: [%s]
    bots: ["gitlab:%s"]
    people:
    %s
    projects:
      - {id: churn, subjects: ["data/churn", "churn_*", "churn/*"], kind: product, started: %s}
      - {id: pricing, subjects: ["data/pricing", "pricing_*", "pricing/*"], kind: product, started: %s}
    migrations:
      - {id: auto-deploy, name: Automatic deploys, waves: [{team: churn, from: %s}], promise: %s}
    """
        .formatted(
            from,
            holiday,
            BOT,
            members.stream().map(SimulatedOrganization::person).collect(Collectors.joining("\n")),
            from,
            from,
            migration,
            SimulatedPromise.FILE + "#" + SimulatedPromise.SCENARIO);
  }

  private static String person(Member member) {
    LocalDate joined = member.contract().joined();
    StringBuilder yaml =
        new StringBuilder(
            """
              - id: %s
                name: "%s"
                timeZone: %s
                identities: [%s]
                teams: [{team: %s, from: %s}]
            """
                .formatted(
                    member.id(),
                    member.name(),
                    member.zone(),
                    identities(member),
                    member.team(),
                    joined == null ? "2020-01-01" : joined));
    if (joined != null) {
      yaml.append("    employed: {from: %s}%n".formatted(joined));
    }
    if (!member.contract().isFullTime()) {
      yaml.append("    workingHours: {%s}%n".formatted(hours(member.contract())));
    }
    Member.Absence off = member.absence();
    if (off.from() != null) {
      yaml.append("    leave: [{from: %s, to: %s}]%n".formatted(off.from(), off.to()));
    }
    if (off.freeAfternoon() != null) {
      yaml.append(
          "    leave: [{from: %s, hours: \"13:00-17:00\"}]%n".formatted(off.freeAfternoon()));
    }
    return yaml.toString().stripTrailing();
  }

  private static String hours(Member.Contract contract) {
    return contract.days().stream()
        .sorted()
        .map(
            day ->
                "%s: [\"09:00-%s\"]"
                    .formatted(day.name().toLowerCase(Locale.ROOT), contract.until()))
        .collect(Collectors.joining(", "));
  }

  private static String identities(Member member) {
    List<String> tools = new ArrayList<>();
    if (member.isSeenBy(Evidence.TOOLS)) {
      tools.addAll(List.of("gitlab", "airflow", "digdag"));
    }
    if (member.isSeenBy(Evidence.PARTNER)) {
      tools.add(PARTNER);
    }
    return Stream.concat(
            tools.stream().map(tool -> "\"%s:%s\"".formatted(tool, member.username())),
            Stream.of("\"email:%s\"".formatted(member.email())))
        .collect(Collectors.joining(", "));
  }
}
