package dev.makertime.analysis.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineerWeekRowsTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Map<String, LocalDate> WAVES =
      Map.of("churn", MONDAY, "pricing", MONDAY.plusDays(9));

  private final Organization organization =
      OrganizationFile.parse(
          """
          people:
            - id: ana
              identities: ["git:ana"]
              teams: [{team: churn, from: 2026-01-01}, {team: pricing, from: 2026-03-17}]
            - {id: bo, identities: ["git:bo"], teams: [{team: churn, from: 2026-01-01}],
               employed: {from: 2026-03-10}}
            - {id: deploy, shared: true, identities: ["git:deploy"],
               teams: [{team: churn, from: 2026-01-01}]}
          """);

  EngineerWeekRowsTest() throws InvalidOrganization {}

  @Test
  void a_week_has_the_hours_of_its_days() {
    Row row =
        rows(Days.day("ana", "2026-03-02", "churn"), Days.day("ana", "2026-03-04", "churn")).get(0);

    assertThat(row.engineer()).isEqualTo("ana");
    assertThat(row.availableHours()).isEqualTo(16);
    assertThat(row.contractHours()).isEqualTo(40);
    assertThat(row.hours()).containsEntry("meetings", 2.0).containsEntry("manual", 1.0);
    assertThat(row.covered()).isTrue();
  }

  /** The wave of pricing began on a Wednesday: its week is the first. */
  @Test
  void weeks_are_counted_from_the_wave_of_the_team_of_their_monday() {
    assertThat(of("ana"))
        .extracting(Row::week)
        .containsExactly(0, 1, 2 /* still churn */, 2 /* pricing */);
  }

  @Test
  void weeks_in_which_somebody_came_or_went_are_left_out() {
    assertThat(of("bo")).extracting(Row::week).containsExactly(2, 3);
  }

  @Test
  void accounts_that_several_use_have_no_weeks() {
    assertThat(of("deploy")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-29, 4",
    "2026-03-03, 2026-03-29, 3",
    "2026-03-02, 2026-03-28, 3",
    "2026-03-03, 2026-03-08, 0",
  })
  void only_whole_weeks_count(LocalDate from, LocalDate to, int weeks) {
    List<Row> rows =
        weekRows(List.of(), PastWeeksByPerson.NONE, List.of(), from, to)
            .of(WAVES, NetOrGrossHours.NET);

    assertThat(rows.stream().filter(row -> row.engineer().equals("ana"))).hasSize(weeks);
  }

  @Test
  void a_past_week_stands_for_days_that_were_deleted() {
    List<EngineerDay> before = days("ana", 5);
    PastWeeksByPerson past = past("ana", before);

    EngineerWeekRows rows = weekRows(before.subList(3, 5), past, List.of());

    assertThat(rows.of(WAVES, NetOrGrossHours.NET).get(0).availableHours()).isEqualTo(40);
    assertThat(rows.isPast(Set.of("churn"))).isTrue();
  }

  @Test
  void days_that_are_all_there_hold_against_a_past_week() {
    EngineerWeekRows rows = weekRows(days("ana", 5), past("ana", days("ana", 5)), List.of());

    assertThat(rows.isPast(Set.of("churn"))).isFalse();
  }

  @Test
  void a_week_that_its_source_was_not_read_for_is_not_covered() {
    Coverage late =
        new Coverage(
            "git",
            MONDAY.plusDays(3).atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
            Instant.parse("2026-04-30T00:00:00Z"));
    EngineerWeekRows rows = weekRows(List.of(), PastWeeksByPerson.NONE, List.of(late));

    assertThat(
            rows.of(WAVES, NetOrGrossHours.NET).stream()
                .filter(row -> row.engineer().equals("ana")))
        .extracting(Row::covered)
        .containsExactly(false, true, true, true);
    assertThat(rows.isCoverageKnown(WAVES, null)).isTrue();
  }

  @Test
  void without_any_coverage_nothing_is_known_of_it() {
    assertThat(weekRows(List.of(), PastWeeksByPerson.NONE, List.of()).isCoverageKnown(WAVES, null))
        .isFalse();
  }

  private List<Row> of(String engineer) {
    return rows().stream().filter(row -> row.engineer().equals(engineer)).toList();
  }

  private List<Row> rows(EngineerDay... days) {
    return weekRows(List.of(days), PastWeeksByPerson.NONE, List.of())
        .of(WAVES, NetOrGrossHours.NET);
  }

  private EngineerWeekRows weekRows(
      List<EngineerDay> days, PastWeeksByPerson past, List<Coverage> coverages) {
    return weekRows(days, past, coverages, MONDAY, MONDAY.plusDays(27));
  }

  private EngineerWeekRows weekRows(
      List<EngineerDay> days,
      PastWeeksByPerson past,
      List<Coverage> coverages,
      LocalDate from,
      LocalDate to) {
    return new EngineerWeekRows(organization, days, past, coverages, from, to);
  }

  private static PastWeeksByPerson past(String person, List<EngineerDay> days) {
    return PastWeeksByPerson.of(
        PastWeek.of("pseudonym of " + person, days), who -> "pseudonym of " + who);
  }

  private static List<EngineerDay> days(String person, int count) {
    return Stream.iterate(MONDAY, date -> date.plusDays(1))
        .limit(count)
        .map(date -> Days.day(person, date.toString(), "churn"))
        .toList();
  }
}
