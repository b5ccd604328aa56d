package dev.makertime.app.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Simulated organization: two teams in three time zones, a company holiday, leave, a bot, and a
 * contractor who is not in the organization file.
 *
 * @param from first day of the simulation, a Monday
 * @param to its last day
 * @param migration the first day on which the churn team deploys automatically
 * @param holiday a day off for everybody
 */
public record SimulatedOrganization(
    LocalDate from, LocalDate to, LocalDate migration, LocalDate holiday, List<Member> members) {

  static final String BOT = "project_7_bot_deploy";

  /** One that the organization does not list; its name says what it is. */
  static final String UNLISTED_BOT = "group_48123456_bot_1a2b3c";

  static final String CONTRACTOR = "contractor";
  static final String CHURN = "churn";
  private static final String PRICING = "pricing";

  public static SimulatedOrganization playing(LocalDate from, LocalDate to) {
    long weeks = Math.max(1, (java.time.temporal.ChronoUnit.DAYS.between(from, to) + 1) / 7);
    LocalDate off = from.plusWeeks(weeks / 3);
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    ZoneId newYork = ZoneId.of("America/New_York");
    List<Member> members =
        List.of(
            at(CHURN, "ana", "Ana Sousa", lisbon),
            at(CHURN, "rui", "Rui Matos", lisbon).off(off, off.plusDays(4)),
            at(CHURN, "ines", "Inês Leal", lisbon).freeAfternoonOn(off.plusDays(2)),
            at(CHURN, "priya", "प्रिया Nair", kolkata),
            at(CHURN, "arjun", "Arjun Rao", kolkata),
            at(CHURN, "meera", "Meera Iyer", kolkata).off(off.plusDays(7), off.plusDays(8)),
            at(PRICING, "tom", "Tom Reed", newYork),
            at(PRICING, "amy", "Amy Cole", newYork),
            at(PRICING, "joe", "Joe Park, Jr. #2: “JP” – 100 %", newYork)
                .freeAfternoonOn(off.plusDays(3)),
            at(PRICING, "marta", "Marta Dias", lisbon),
            at(PRICING, "nuno", "Nuno Ângelo dos Reis e Albuquerque de Vasconcelos", lisbon),
            at(PRICING, "sofia", "Sofia Luz", lisbon).off(off.plusDays(1), off.plusDays(1)));
    return new SimulatedOrganization(
        from, to, from.plusWeeks(weeks / 2), off.plusDays(3 + 7 * (weeks / 4)), members);
  }

  /** The same simulation with another last day. */
  public SimulatedOrganization until(LocalDate last) {
    return new SimulatedOrganization(from, last, migration, holiday, members);
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
        null,
        null,
        null);
  }

  boolean isWorkday(LocalDate date) {
    return date.getDayOfWeek().getValue() <= 5 && !date.equals(holiday);
  }

  List<Member> team(String team) {
    return members.stream().filter(member -> team.equals(member.team())).toList();
  }

  /** The organization file. */
  public String organizationYaml() {
    return """
    # The simulated organization of the demo.
    measureFrom: %s
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
    StringBuilder yaml =
        new StringBuilder(
            """
              - id: %s
                name: "%s"
                timeZone: %s
                identities: ["gitlab:%s", "airflow:%s", "digdag:%s", "email:%s"]
                teams: [{team: %s, from: 2020-01-01}]
            """
                .formatted(
                    member.id(),
                    member.name(),
                    member.zone(),
                    member.username(),
                    member.username(),
                    member.username(),
                    member.email(),
                    member.team()));
    if (member.leaveFrom() != null) {
      yaml.append(
          "    leave: [{from: %s, to: %s}]%n".formatted(member.leaveFrom(), member.leaveTo()));
    }
    if (member.freeAfternoon() != null) {
      yaml.append(
          "    leave: [{from: %s, hours: \"13:00-17:00\"}]%n".formatted(member.freeAfternoon()));
    }
    return yaml.toString().stripTrailing();
  }

  private static Member at(String team, String id, String name, ZoneId zone) {
    return new Member(id, name, id + ".dev", id + "@example.com", team, zone, null, null, null);
  }
}
