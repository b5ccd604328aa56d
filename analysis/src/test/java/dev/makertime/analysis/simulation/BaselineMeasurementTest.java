package dev.makertime.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineMeasurement;
import dev.makertime.analysis.baseline.BaselineScope;
import dev.makertime.analysis.baseline.FigureKind;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.explain.PolicyVariant;
import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.report.KnownDays;
import dev.makertime.analysis.report.Report;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Amounts;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Project;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class BaselineMeasurementTest {
  private static final LocalDate FROM = LocalDate.parse("2026-05-04");
  private static final LocalDate TO = LocalDate.parse("2026-06-26");
  private static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

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

    Amounts total = reported.teams().get(0).total().amounts();
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
                new BaselineScope(FROM, TO, null, new KnownDays(organization, List.of()))))
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

    assertThat(kind(baseline(List.of(span)))).isEqualTo(FigureKind.MEASURED);
    assertThat(kind(baseline(List.of(span, instant)))).isEqualTo(FigureKind.DEFAULT);
    assertThat(kind(baseline(List.of(span, instant.withEffort(60)))))
        .isEqualTo(FigureKind.MEASURED);
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
  void where_nobody_worked_there_is_nothing_to_measure() {
    assertThat(
            BaselineMeasurement.of(
                organization(),
                List.of(),
                List.of(),
                List.of(),
                new BaselineScope(FROM, TO, null, new KnownDays(organization(), List.of()))))
        .isEmpty();
  }

  private static FigureKind kind(Baseline baseline) {
    return Objects.requireNonNull(baseline.figures().get("scenarios.current.manualFixedHours"))
        .origin()
        .kind();
  }

  private static double value(Baseline baseline, String path) {
    return Objects.requireNonNull(baseline.figures().get(path)).value();
  }

  private static double hours(List<EngineerDay> days, ToLongFunction<EngineerDay> seconds) {
    return days.stream().mapToLong(seconds).sum() / 3600.0;
  }

  private static Baseline baseline(List<Activity> activities) {
    return baseline(organization(), activities, List.of());
  }

  private static Baseline baseline(
      Organization organization, List<Activity> activities, List<Coverage> coverages) {
    List<EngineerDay> days = BatchMeasurement.days(organization, activities, FROM, TO, AS_OF);
    List<Explanation> explanations =
        BatchMeasurement.explanations(organization, activities, FROM, TO, AS_OF);
    Instant released = Instant.parse("2026-05-02T09:00:00Z");
    Delivery release =
        new Delivery("d", "data/churn", "prod", "production", null, null, released, "success", 1);
    return BaselineMeasurement.of(
            organization,
            days,
            explanations,
            List.of(release),
            new BaselineScope(FROM, TO, null, new KnownDays(organization, coverages)))
        .orElseThrow();
  }

  private static Organization organization() {
    List<Person> people =
        List.of(
            Person.unknown().as("ana").measuredFrom(FROM),
            Person.unknown().as("bo").measuredFrom(FROM));
    return new Organization(
        people,
        Map.of("gitlab:ana", "ana", "gitlab:bo", "bo"),
        Set.of(),
        Person.unknown(),
        List.of(
            new Project(
                "churn",
                List.of("data/churn"),
                "product",
                LocalDate.parse("2026-03-02"),
                List.of()),
            new Project("lab", List.of("data/lab"), null, null, List.of())),
        List.of(),
        null,
        Map.of());
  }

  private static Activity manual(
      String identity, String id, String start, String end, String subject) {
    return activity(
        identity, id, ActivityKind.MANUAL, Instant.parse(start), Instant.parse(end), subject);
  }

  private static List<Activity> activities(Random random) {
    List<Activity> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      ActivityKind kind =
          List.of(ActivityKind.MEETING, ActivityKind.MANUAL, ActivityKind.WAIT, ActivityKind.WAIT)
              .get(random.nextInt(4));
      Instant start =
          Instant.parse("2026-05-04T07:00:00Z")
              .plusSeconds(86_400L * random.nextInt(54) + random.nextInt(11 * 3600));
      all.add(
          activity(
              random.nextBoolean() ? "gitlab:ana" : "gitlab:bo",
              "t" + i,
              kind,
              start,
              start.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(3 * 3600)),
              random.nextBoolean() ? "data/churn" : "data/lab"));
    }
    return all;
  }

  private static Activity activity(
      String identity, String id, ActivityKind kind, Instant start, Instant end, String subject) {
    return new Activity(id, 1, identity, kind, start, null, end, null, subject, Map.of(), false);
  }
}
