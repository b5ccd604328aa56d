package dev.makertime.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.analysis.report.Report;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.text.ReportText;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final LocalDate FROM = LocalDate.parse("2026-06-15");
  private static final LocalDate TO = LocalDate.parse("2026-06-28");
  private static final List<EngineerDay> DAYS =
      List.of(
          Days.day("?gitlab:ghost", "2026-06-15", null),
          Days.day("ana", "2026-06-15", "churn"),
          Days.day("ana", "2026-06-22", "churn"),
          Days.day("desk", "2026-06-15", "churn"));

  @Test
  void weeks_are_iso_weeks_and_shared_accounts_are_no_heads() throws Exception {
    Report report = report();
    Report.Group churn = report.teams().get(0);

    assertThat(report.weeks().stream().map(week -> week.label()).toList())
        .containsExactly("2026-W25", "2026-W26");
    assertThat(churn.heads()).isEqualTo(1);
    assertThat(churn.total().amounts().available()).isEqualTo(2 * 28_800);
    assertThat(churn.total().amounts().meeting()).isEqualTo(3 * 3_600);
    assertThat(report.unattributed()).hasSize(1);
  }

  @Test
  void the_page_needs_nothing_else_and_escapes_what_people_wrote() throws Exception {
    String html = HtmlReport.of(report(), PrivacySettings.DEFAULT);

    assertThat(html)
        .contains("&lt;b&gt;Ana")
        .contains("2026-06-15")
        .contains("<svg")
        .contains("To CI")
        .doesNotContain("<b>Ana")
        .doesNotContain("<script")
        .doesNotContain("https://")
        .doesNotContain("src=");
  }

  @Test
  void a_page_of_an_empty_period_says_so() throws Exception {
    Organization organization = organization();

    assertThat(HtmlReport.of(Report.of(organization, List.of(), FROM, TO), PrivacySettings.DEFAULT))
        .contains("No day has been measured in this period.");
  }

  @Test
  void a_cell_that_a_spreadsheet_would_run_is_made_harmless() {
    assertThat(DayLines.harmless("=1+1")).isEqualTo("'=1+1");
    assertThat(DayLines.harmless("@x")).isEqualTo("'@x");
    assertThat(DayLines.harmless("ana")).isEqualTo("ana");
  }

  @Test
  void lines_for_machines_have_a_line_a_day() {
    assertThat(DayLines.json(DAYS, day -> DayKnowledge.NOTHING).lines()).hasSize(4);
    assertThat(DayLines.csv(DAYS, day -> DayKnowledge.NOTHING).lines().toList())
        .hasSize(5)
        .first()
        .asString()
        .startsWith("person,date,team,available,meeting,manual,queue,run,resume,technical,focus");
  }

  @Test
  void the_table_for_the_terminal_has_hours_with_one_decimal() throws Exception {
    assertThat(ReportText.of(report()))
        .contains("team churn")
        .contains("16.0")
        .contains("? gitlab:ghost");
  }

  @Test
  void a_table_of_nothing_says_so() throws Exception {
    assertThat(ReportText.of(Report.of(organization(), List.of(), FROM, TO)))
        .contains("Hours from 2026-06-15 to 2026-06-28")
        .contains("No day has been measured in this period.");
  }

  @Test
  void a_report_of_teams_names_nobody() throws Exception {
    Report teams = report().ofTeams();

    assertThat(ReportText.of(teams)).contains("team churn").contains("1 identity has no owner");
    assertThat(HtmlReport.of(teams, PrivacySettings.DEFAULT))
        .contains("churn")
        .contains("1 identity has no owner")
        .contains("Fewer than 5 people")
        .doesNotContain("Ana")
        .doesNotContain("ghost");
  }

  @Test
  void lines_of_teams_name_nobody_and_no_subject() throws Exception {
    List<TeamDay> days = TeamDay.of(organization(), DAYS);

    assertThat(
            DayLines.teamJson(days, day -> KnownTimes.NONE, day -> Withheld.NOTHING)
                .lines()
                .toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"team\":\"churn\",\"date\":\"2026-06-15\",\"people\":1")
        .doesNotContain("subjects");
    assertThat(
            DayLines.teamCsv(days, day -> KnownTimes.NONE, day -> Withheld.NOTHING)
                .lines()
                .toList())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("team,date,people,available,meeting");
  }

  private static Report report() throws Exception {
    return Report.of(organization(), DAYS, FROM, TO);
  }

  private static Organization organization() throws Exception {
    return OrganizationFile.parse(
        """
        people:
          - {id: ana, name: "<b>Ana"}
          - {id: desk, shared: true}
        migrations: [{id: ci, name: To CI, waves: [{team: churn, from: 2026-06-22}]}]
        """);
  }
}
