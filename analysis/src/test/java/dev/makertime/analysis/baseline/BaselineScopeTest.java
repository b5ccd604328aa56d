package dev.makertime.analysis.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineScopeTest {
  private static final LocalDate FROM = LocalDate.parse("2026-03-04");
  private static final LocalDate TO = LocalDate.parse("2026-03-27");

  private final Organization organization = organization();

  BaselineScopeTest() throws InvalidOrganization {}

  @ParameterizedTest
  @CsvSource({
    "churn, 2026-03-09, true, in the team",
    "churn, 2026-03-16, false, in another team by then",
    "pricing, 2026-03-16, true, in the other team",
    "pricing, 2026-03-09, false, not yet in it",
  })
  void somebody_is_in_scope_while_in_the_team(
      String team, LocalDate date, boolean isIn, String why) {
    assertThat(scope(team, List.of()).has(person("ana"), date)).as(why).isEqualTo(isIn);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09, false, before the source was read for",
    "2026-03-10, true, the first day that was read for",
    "2026-03-19, true, the last day that was read for",
    "2026-03-20, false, in part alone",
  })
  void days_that_a_source_was_not_read_for_are_left_out(LocalDate date, boolean isIn, String why) {
    BaselineScope scope = scope(null, List.of(coverage("2026-03-10", "2026-03-20T12:00:00Z")));

    assertThat(scope.has(person("ana"), date)).as(why).isEqualTo(isIn);
    assertThat(scope.has(person("bo"), date)).as("of another source").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10, 2026-03-18, 2026-03-09, 2026-03-22, whole weeks",
    "2026-03-05, 2026-03-18, 2026-03-04, 2026-03-22, not before what was asked for",
    "2026-03-10, 2026-03-27, 2026-03-09, 2026-03-27, not after what was asked for",
    "2026-03-10, 2026-03-10, 2026-03-09, 2026-03-15, one day",
  })
  void it_is_narrowed_to_the_weeks_that_have_a_day(
      LocalDate first, LocalDate last, LocalDate from, LocalDate to, String why) {
    BaselineScope narrowed =
        scope("churn", List.of())
            .narrowed(
                Stream.of(last, first).map(date -> Days.day("ana", date + "", "churn")).toList());

    assertThat(narrowed.from()).as(why).isEqualTo(from);
    assertThat(narrowed.to()).as(why).isEqualTo(to);
    assertThat(narrowed.team()).isEqualTo("churn");
  }

  @ParameterizedTest
  @CsvSource({
    "ana, 24, all days from the first to the last",
    "bo, 10, employed to the 13th",
    "cy, 5, measured from the 23rd",
  })
  void months_are_the_days_on_which_somebody_was_employed_and_measured(
      String id, int days, String why) {
    assertThat(scope(null, List.of()).months(person(id)))
        .as(why)
        .isCloseTo(days * 12 / 365.25, within(1e-12));
  }

  @Test
  void months_of_a_team_are_those_in_it() {
    double inChurn = scope("churn", List.of()).months(person("ana"));
    double inPricing = scope("pricing", List.of()).months(person("ana"));

    assertThat(inChurn).isCloseTo(12 * 12 / 365.25, within(1e-12));
    assertThat(inChurn + inPricing)
        .isCloseTo(scope(null, List.of()).months(person("ana")), within(1e-12));
  }

  private BaselineScope scope(@Nullable String team, List<Coverage> coverages) {
    return new BaselineScope(FROM, TO, team, new CoveredDays(organization, coverages));
  }

  private static Coverage coverage(String from, String to) {
    return new Coverage("git", Instant.parse(from + "T00:00:00Z"), Instant.parse(to));
  }

  /** Of the file, and cy is measured from a day on. */
  private Person person(String id) {
    Person person = organization.person(id).orElseThrow();
    return id.equals("cy") ? person.measuredFrom(LocalDate.parse("2026-03-23")) : person;
  }

  private static Organization organization() throws InvalidOrganization {
    return OrganizationFile.parse(
        """
        people:
          - id: ana
            identities: ["git:ana"]
            teams: [{team: churn, from: 2026-01-01}, {team: pricing, from: 2026-03-16}]
          - {id: bo, identities: ["jenkins:bo"], employed: {to: 2026-03-13}}
          - {id: cy, identities: ["jenkins:cy"]}
        """);
  }
}
