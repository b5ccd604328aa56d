package dev.makertime.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.SourceRecord;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Report;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.text.ReportText;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A week of two people whose tools are read, of whom calendars are read as each test says. */
class KnownReportTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final LocalDate SUNDAY = MONDAY.plusDays(6);
  private static final Instant NOW = Instant.parse("2026-06-26T12:00:00Z");

  private final Organization organization =
      OrganizationFile.parse(
          """
          people:
            - {id: ana, teams: [{team: churn, from: 2026-01-01}],
               identities: ["gitlab:ana", "email:ana@example.com"]}
            - {id: bo, teams: [{team: churn, from: 2026-01-01}],
               identities: ["gitlab:bo", "email:bo@example.com"]}
          """);

  KnownReportTest() throws Exception {}

  @Test
  void without_a_calendar_meetings_are_unknown_and_the_rest_is_not_accounted_for()
      throws Exception {
    List<EngineerDay> quiet = week(0);

    String text = ReportText.of(report(quiet, known("gitlab")));
    String html = HtmlReport.of(report(quiet, known("gitlab")), PrivacySettings.DEFAULT);

    assertThat(text)
        .containsPattern("team churn +80.0 +unknown +5.0 .* ≤ 74.0 +unknown .*0 / 100 %")
        .contains("Meetings are unknown: connect calendars.");
    assertThat(html)
        .contains("meetings are unknown; 1 % into waiting for machines")
        .contains("<td>unknown <small></small></td>")
        .contains("<td>≤ 74.0 <small>93 %</small></td>")
        .contains("the rest\nis not accounted for")
        .contains("2026-06-15: 100 % of the working time is not known")
        .doesNotContain("went into technical work");
  }

  @Test
  void hours_that_were_seen_are_shares_of_the_time_of_which_anything_is_known() throws Exception {
    String text = ReportText.of(report(week(3_600), known("gitlab", "ana's")));
    String html =
        HtmlReport.of(report(week(3_600), known("gitlab", "ana's")), PrivacySettings.DEFAULT);

    assertThat(text).containsPattern("team churn +80.0 +10.0 .*50 / 100 %");
    assertThat(html)
        .as("ten of forty hours")
        .contains("<td>10.0 <small>25 %</small></td>")
        .contains("Known: 50 % of meetings, 100 % of manual work and waiting.");
  }

  @Test
  void where_everything_is_known_nothing_is_said_of_it() throws Exception {
    Knowledge all = known("gitlab", "ana's", "bo's");

    assertThat(ReportText.of(report(week(3_600), all)))
        .isEqualTo(ReportText.of(Report.of(organization, week(3_600), MONDAY, SUNDAY)));
    assertThat(HtmlReport.of(report(week(3_600), all), PrivacySettings.DEFAULT))
        .isEqualTo(
            HtmlReport.of(
                Report.of(organization, week(3_600), MONDAY, SUNDAY), PrivacySettings.DEFAULT));
  }

  @Test
  void a_team_that_is_in_the_organization_no_longer_is_known_by_its_days() throws Exception {
    List<EngineerDay> renamed = List.of(Days.day("ana", "2026-06-15", "old name"));

    assertThat(ReportText.of(report(renamed, known("gitlab")))).contains("≤ ");
  }

  @Test
  void lines_for_machines_say_of_each_day_what_is_known() {
    Knowledge knowledge = known("gitlab");

    assertThat(DayLines.json(week(0), knowledge.ofDays(organization)).lines())
        .allMatch(
            line -> line.endsWith("\"known\":{\"meetings\":\"unknown\",\"tools\":\"known\"}}"));
    assertThat(DayLines.csv(week(0), knowledge.ofDays(organization)).lines().skip(1))
        .allMatch(line -> line.endsWith("false,unknown,known"));
  }

  private Report report(List<EngineerDay> days, Knowledge knowledge) {
    return Report.of(organization, days, MONDAY, SUNDAY, knowledge);
  }

  private Knowledge known(String... sources) {
    List<ConfiguredSource> configured = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    for (String source : sources) {
      boolean isCalendar = source.endsWith("'s");
      configured.add(
          new ConfiguredSource(
              source,
              isCalendar ? ConfiguredSource.CALENDAR : source,
              isCalendar ? "email:%s@example.com".formatted(source.replace("'s", "")) : null,
              Duration.ofMinutes(5)));
      coverages.add(new Coverage(source, Instant.parse("2026-06-01T00:00:00Z"), NOW));
    }
    return Knowledge.of(
        organization,
        SourceRecord.of(
            configured,
            coverages,
            Map.<String, NavigableSet<LocalDate>>of("email", new TreeSet<>(List.of(MONDAY)))),
        NOW);
  }

  /** Five days of both, of eight hours, half an hour of them by hand. */
  private static List<EngineerDay> week(long meeting) {
    List<EngineerDay> days = new ArrayList<>();
    for (String person : List.of("ana", "bo")) {
      MONDAY.datesUntil(MONDAY.plusDays(5)).forEach(date -> days.add(day(person, date, meeting)));
    }
    return days;
  }

  private static EngineerDay day(String person, LocalDate date, long meeting) {
    EngineerDay of = Days.day(person, date.toString(), "churn");
    return new EngineerDay(
        person,
        date,
        "churn",
        28_800,
        meeting,
        1_800,
        0,
        360,
        0,
        28_800 - 2_160 - meeting,
        14_400,
        1,
        of.afterHours(),
        of.gross(),
        360,
        0,
        0,
        0,
        0,
        of.subjects(),
        false);
  }
}
