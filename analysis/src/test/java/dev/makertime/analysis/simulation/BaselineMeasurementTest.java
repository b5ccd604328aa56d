package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.BaselineFixture.AS_OF;
import static dev.makertime.analysis.simulation.BaselineFixture.FROM;
import static dev.makertime.analysis.simulation.BaselineFixture.TO;
import static dev.makertime.analysis.simulation.BaselineFixture.activities;
import static dev.makertime.analysis.simulation.BaselineFixture.baseline;
import static dev.makertime.analysis.simulation.BaselineFixture.hours;
import static dev.makertime.analysis.simulation.BaselineFixture.kind;
import static dev.makertime.analysis.simulation.BaselineFixture.manual;
import static dev.makertime.analysis.simulation.BaselineFixture.organization;
import static dev.makertime.analysis.simulation.BaselineFixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineMeasurement;
import dev.makertime.analysis.baseline.BaselineScope;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class BaselineMeasurementTest {
  @ParameterizedTest
  @Seeds(seconds = 8, whole = 60)
  void the_simulated_current_hours_are_the_reported_ones(int seed) throws Exception {
    List<Activity> activities = activities(new Random(seed));
    List<EngineerDay> days = BatchMeasurement.days(organization(), activities, FROM, TO, AS_OF);

    Baseline baseline = baseline(activities);
    ScenarioResults simulation =
        ScenarioResults.of(
            Assumptions.of(
                    Json.MAPPER.readTree(
                        "{\"org\":{\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":{\"projectBuildHours\":160}}}"),
                    baseline)
                .inputs());

    MonthlyResult.Hours hours =
        Objects.requireNonNull(simulation.scenarios().get("current")).hours();
    double months = baseline.engineerMonths();
    assertThat(hours.manual() * months).isCloseTo(hours(days, EngineerDay::manual), within(1e-9));
    assertThat(hours.meetings() * months)
        .isCloseTo(hours(days, EngineerDay::meeting), within(1e-9));
    assertThat(hours.mechanical() * months)
        .isCloseTo(hours(days, EngineerDay::waiting), within(1e-9));
    assertThat(hours.technical() * months)
        .isCloseTo(hours(days, EngineerDay::technical), within(1e-9));
  }

  @Test
  void manual_work_on_what_is_in_production_is_its_maintenance() {
    List<Activity> activities =
        List.of(
            manual("gitlab:ana", "a", "2026-05-05T09:00:00Z", "2026-05-05T11:00:00Z", "data/churn"),
            manual("gitlab:ana", "b", "2026-05-06T09:00:00Z", "2026-05-06T10:00:00Z", "data/lab"));

    Baseline baseline = baseline(activities);

    assertThat(value(baseline, "org.projectsPerEngineer")).isEqualTo(0.5);
    double months = baseline.engineerMonths();
    assertThat(value(baseline, "scenarios.current.maintenanceHoursPerProject") * 0.5 * months)
        .isCloseTo(2, within(1e-9));
    assertThat(value(baseline, "scenarios.current.manualFixedHours") * months)
        .isCloseTo(1, within(1e-9));
    assertThat(value(baseline, "scenarios.current.leadTimeMonths")).isCloseTo(2, within(0.05));
  }

  @Test
  void instants_without_an_effort_make_manual_work_a_default() {
    Activity span =
        manual("gitlab:ana", "a", "2026-05-05T09:00:00Z", "2026-05-05T11:00:00Z", "data/churn");
    Activity instant =
        manual("gitlab:ana", "b", "2026-05-06T09:00:00Z", "2026-05-06T09:00:00Z", "data/churn");

    assertThat(kind(baseline(List.of(span)))).isEqualTo(FigureCertainty.MEASURED);
    assertThat(kind(baseline(List.of(span, instant)))).isEqualTo(FigureCertainty.DEFAULT);
    assertThat(kind(baseline(List.of(span, instant.withEffort(60)))))
        .isEqualTo(FigureCertainty.MEASURED);
  }

  @Test
  void months_are_of_the_calendar_and_not_of_the_days_with_work_in_them() {
    Baseline baseline = baseline(List.of());

    assertThat(baseline.from()).isEqualTo(FROM);
    assertThat(baseline.to()).as("a Friday, as asked for").isEqualTo(TO);
    assertThat(baseline.engineerMonths()).isCloseTo(2 * 54 / (365.25 / 12), within(1e-9));
    assertThat(value(baseline, "org.contractHoursPerMonth"))
        .isCloseTo(40 * 8 / (54 / (365.25 / 12)), within(1e-9));
  }

  @Test
  void days_that_a_source_was_not_read_for_are_unknown_and_not_zero() {
    List<Activity> activities =
        List.of(
            manual("gitlab:ana", "a", "2026-06-02T09:00:00Z", "2026-06-02T11:00:00Z", "data/lab"));
    Coverage late = new Coverage("gitlab", Instant.parse("2026-06-01T00:00:00Z"), AS_OF);

    Baseline whole = baseline(activities);
    Baseline covered = baseline(organization(), activities, List.of(late));

    assertThat(covered.from()).isEqualTo("2026-06-01");
    assertThat(value(covered, "scenarios.current.manualFixedHours"))
        .isGreaterThan(2 * value(whole, "scenarios.current.manualFixedHours"));
    assertThat(value(covered, "org.contractHoursPerMonth"))
        .isCloseTo(value(whole, "org.contractHoursPerMonth"), within(8.0));
  }

  @Test
  void who_worked_only_on_days_that_are_unknown_is_not_counted() {
    Organization known = organization();
    Person joined = known.people().get(1).measuredFrom(LocalDate.parse("2026-06-20"));
    Organization one =
        new Organization(
            List.of(known.people().get(0), joined),
            Map.of("hub:ana", "ana", "gitlab:bo", "bo"),
            Set.of(),
            known.unknown(),
            List.of(),
            List.of(),
            null,
            Map.of());
    Coverage early = new Coverage("gitlab", Instant.EPOCH, Instant.parse("2026-06-21T00:00:00Z"));
    Activity onSaturday =
        manual("gitlab:bo", "a", "2026-06-20T09:00:00Z", "2026-06-20T10:00:00Z", "data/lab");

    assertThat(baseline(one, List.of(onSaturday), List.of(early)).engineers()).isEqualTo(1);
  }

  @Test
  void without_a_project_in_production_nothing_is_said_of_maintenance() {
    Organization known = organization();
    Organization none =
        new Organization(
            known.people(),
            known.owners(),
            known.bots(),
            known.unknown(),
            List.of(),
            List.of(),
            null,
            Map.of());

    assertThat(baseline(none, List.of(), List.of()).figures())
        .doesNotContainKeys(
            "scenarios.current.maintenanceHoursPerProject",
            "org.projectsPerEngineer",
            "org.newProjectsPerYear");
  }

  @Test
  void hours_that_no_source_tells_of_are_not_known_and_not_zero() {
    Baseline baseline = baseline(List.of());

    assertThat(baseline.unknown())
        .containsOnlyKeys(
            "scenarios.current.meetingHours", "scenarios.current.manualFixedHours", "org.runs")
        .allSatisfy((path, why) -> assertThat(why).contains("connect one"));
    assertThat(baseline.figures())
        .doesNotContainKeys("scenarios.current.meetingHours", "scenarios.current.manualFixedHours");
  }

  @Test
  void tools_that_tell_of_manual_work_alone_leave_meetings_unknown_and_waits_at_nothing() {
    Baseline baseline =
        baseline(
            List.of(
                manual(
                    "gitlab:ana",
                    "a",
                    "2026-05-05T09:00:00Z",
                    "2026-05-05T11:00:00Z",
                    "data/churn")));

    assertThat(baseline.unknown()).containsOnlyKeys("scenarios.current.meetingHours");
  }

  @Test
  void where_nobody_worked_there_is_nothing_to_measure() {
    assertThat(
            BaselineMeasurement.of(
                organization(),
                List.of(),
                List.of(),
                List.of(),
                new BaselineScope(FROM, TO, null, new CoveredDays(organization(), List.of()))))
        .isEmpty();
  }
}
