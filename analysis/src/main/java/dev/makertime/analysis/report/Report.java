package dev.makertime.analysis.report;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.ShownDays;
import dev.makertime.analysis.privacy.ShownDays.TeamDate;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.model.CountingPolicy;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums up what was measured in a period, by team and by person, week by week. Groups are in the
 * order of their names and never of their hours.
 *
 * @param from first day, included
 * @param to last day, included
 * @param weeks all weeks with days in them
 * @param people none where the report is of teams alone
 * @param unattributed identities that nobody owns; none where the report is of teams alone
 * @param nobodys how many such identities there are, listed or not
 * @param policy the assumptions behind the figures
 * @param markers what happened when, such as a team's migration
 */
public record Report(
    LocalDate from,
    LocalDate to,
    List<Week> weeks,
    List<Group> teams,
    List<Group> people,
    List<Group> unattributed,
    int nobodys,
    CountingPolicy policy,
    List<Marker> markers) {

  /** Days that belong together. */
  public record Group(
      String id, String name, int heads, SortedMap<Week, Totals> weeks, Totals total) {}

  /** A team's first day of a new way of working. */
  public record Marker(String team, LocalDate from, String name) {}

  /**
   * Sums days up; a shared account's are in its team's sums, but it is no head. Nothing is said of
   * how much is known of them.
   */
  public static Report of(
      Organization organization, Collection<EngineerDay> days, LocalDate from, LocalDate to) {
    return new ReportBuilder(organization, null, from, to).report(days);
  }

  /** The same with how much is known of the days. */
  public static Report of(
      Organization organization,
      Collection<EngineerDay> days,
      LocalDate from,
      LocalDate to,
      Knowledge knowledge) {
    return new ReportBuilder(organization, knowledge, from, to).report(days);
  }

  /** Sums up what may be shown, and tells where parts of few people are technical work in it. */
  public static Report of(
      Organization organization,
      ShownDays shown,
      LocalDate from,
      LocalDate to,
      Knowledge knowledge) {
    Report report = of(organization, shown.byWeek(), from, to, knowledge);
    return new Report(
        from,
        to,
        report.weeks,
        report.teams.stream().map(team -> withholding(team, shown)).toList(),
        report.people,
        report.unattributed,
        report.nobodys,
        report.policy,
        report.markers);
  }

  private static Group withholding(Group team, ShownDays shown) {
    SortedMap<Week, Totals> weeks = new TreeMap<>();
    team.weeks()
        .forEach(
            (week, totals) ->
                weeks.put(
                    week, totals.withholding(shown.in(new TeamDate(team.id(), week.monday())))));
    boolean parts = weeks.values().stream().anyMatch(Totals::withheld);
    Set<Extra> extras = TimeSums.sum(weeks.values(), Totals::amounts).withheld();
    return new Group(
        team.id(),
        team.name(),
        team.heads(),
        weeks,
        team.total().withholding(new Withheld(parts, extras)));
  }

  /** The same without people: it names nobody. */
  public Report ofTeams() {
    return new Report(from, to, weeks, teams, List.of(), List.of(), nobodys, policy, markers);
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return weeks.isEmpty();
  }
}
