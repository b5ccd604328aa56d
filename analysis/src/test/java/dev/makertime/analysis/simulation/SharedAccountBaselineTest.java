package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.BaselineFixture.AS_OF;
import static dev.makertime.analysis.simulation.BaselineFixture.FROM;
import static dev.makertime.analysis.simulation.BaselineFixture.TO;
import static dev.makertime.analysis.simulation.BaselineFixture.activities;
import static dev.makertime.analysis.simulation.BaselineFixture.baseline;
import static dev.makertime.analysis.simulation.BaselineFixture.hours;
import static dev.makertime.analysis.simulation.BaselineFixture.manual;
import static dev.makertime.analysis.simulation.BaselineFixture.organization;
import static dev.makertime.analysis.simulation.BaselineFixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineMeasurement;
import dev.makertime.analysis.baseline.BaselineScope;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.explain.PolicyVariant;
import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.analysis.report.Report;
import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TimeSums;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class SharedAccountBaselineTest {
  @ParameterizedTest
  @Seeds(seconds = 5, whole = 60)
  void what_was_done_with_a_shared_account_counts_and_its_working_time_does_not(int seed)
      throws Exception {
    List<Activity> activities = activities(new Random(seed));
    Organization organization = withShared("bo");
    List<EngineerDay> days = BatchMeasurement.days(organization, activities, FROM, TO, AS_OF);

    Baseline baseline = baseline(organization, activities, List.of());
    ScenarioResults simulation =
        ScenarioResults.of(
            Assumptions.of(
                    Json.MAPPER.readTree(
                        "{\"org\":{\"baseSalaryPerYear\":60000},\"scenarios\":{\"current\":{\"projectBuildHours\":160}}}"),
                    baseline)
                .inputs());
    Report reported = Report.of(organization, days, FROM, TO);
    ExplainedFigures explained =
        ExplainedFigures.of(organization, activities, FROM, TO, AS_OF, (person, date) -> true);

    TimeSums total = reported.teams().get(0).total().amounts();
    MonthlyResult.Hours hours =
        Objects.requireNonNull(simulation.scenarios().get("current")).hours();
    double months = baseline.engineerMonths();
    assertThat(baseline.engineers()).isEqualTo(1);
    assertThat(baseline.countsShared()).isTrue();
    assertThat(hours.manual() * months).isCloseTo(total.manual() / 3600.0, within(1e-9));
    assertThat(hours.meetings() * months).isCloseTo(total.meeting() / 3600.0, within(1e-9));
    assertThat(hours.mechanical() * months).isCloseTo(total.waiting() / 3600.0, within(1e-9));
    assertThat(value(baseline, "org.contractHoursPerMonth") * months)
        .isCloseTo(total.available() / 3600.0, within(1e-9));
    assertThat(explained.shared()).containsExactly("bo");
    assertThat(explained.variants().get(PolicyVariant.DEFAULT))
        .isEqualTo(
            new ExplainedFigures.Sums(
                total.available(),
                total.meeting(),
                total.manual(),
                total.waiting(),
                total.technical()));
  }

  @Test
  void a_shared_account_by_itself_is_nobody_to_measure() {
    List<Activity> activities =
        List.of(
            manual("gitlab:bo", "a", "2026-06-02T09:00:00Z", "2026-06-02T11:00:00Z", "data/lab"));
    Organization organization = withShared("bo");
    List<EngineerDay> days =
        BatchMeasurement.days(organization, activities, FROM, TO, AS_OF).stream()
            .filter(day -> day.person().equals("bo"))
            .toList();

    assertThat(
            BaselineMeasurement.of(
                organization,
                days,
                List.of(),
                List.of(),
                new BaselineScope(FROM, TO, null, new CoveredDays(organization, List.of()))))
        .isEmpty();
  }

  private static Organization withShared(String id) {
    Organization known = organization();
    return new Organization(
        known.people().stream().map(one -> one.id().equals(id) ? shared(one) : one).toList(),
        known.owners(),
        known.bots(),
        known.unknown(),
        known.projects(),
        known.migrations(),
        known.currency(),
        known.monthlyCosts());
  }

  private static Person shared(Person person) {
    ObjectNode tree = Json.MAPPER.valueToTree(person);
    return Json.MAPPER.convertValue(tree.put("shared", true), Person.class);
  }
}
