package dev.makertime.app.command.analysis;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.ShownDays;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.analysis.report.Report;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.render.workbook.ReportWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as lines for machines, each day with what is known of it.
 *
 * @param people their days by name; absent = days of teams alone
 * @param shown what days of teams are made of
 */
record ReportLines(
    Organization organization,
    Knowledge knowledge,
    @Nullable List<EngineerDay> people,
    ShownDays shown) {

  String json() {
    return people == null
        ? DayLines.teamJson(teams(), knowledge.ofTeamDays(organization), this::withheld)
        : DayLines.json(people, knowledge.ofDays(organization));
  }

  String csv() {
    return people == null
        ? DayLines.teamCsv(teams(), knowledge.ofTeamDays(organization), this::withheld)
        : DayLines.csv(people, knowledge.ofDays(organization));
  }

  /** The same as a workbook. */
  void workbook(Report report, List<VerdictLine> verdicts, OutputStream to) throws IOException {
    if (people == null) {
      ReportWorkbook.writeOfTeams(report, verdicts, teams(), this::withheld, to);
    } else {
      ReportWorkbook.write(report, verdicts, people, knowledge.ofDays(organization), to);
    }
  }

  private Withheld withheld(TeamDay day) {
    return shown.on(new ShownDays.TeamDate(day.team(), day.date()));
  }

  private List<TeamDay> teams() {
    return TeamDay.of(organization, shown.byDay());
  }
}
