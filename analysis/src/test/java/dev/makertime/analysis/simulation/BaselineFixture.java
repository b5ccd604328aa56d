package dev.makertime.analysis.simulation;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineMeasurement;
import dev.makertime.analysis.baseline.BaselineScope;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Evidence of a small organization, and the baseline that is measured from it. */
final class BaselineFixture {
  static final LocalDate FROM = LocalDate.parse("2026-05-04");
  static final LocalDate TO = LocalDate.parse("2026-06-26");
  static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

  private BaselineFixture() {}

  static FigureCertainty kind(Baseline baseline) {
    return Objects.requireNonNull(baseline.figures().get("scenarios.current.manualFixedHours"))
        .origin()
        .kind();
  }

  static double value(Baseline baseline, String path) {
    return Objects.requireNonNull(baseline.figures().get(path)).value();
  }

  static double hours(List<EngineerDay> days, ToLongFunction<EngineerDay> seconds) {
    return days.stream().mapToLong(seconds).sum() / 3600.0;
  }

  static Baseline baseline(
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
            new BaselineScope(FROM, TO, null, new CoveredDays(organization, coverages)))
        .orElseThrow();
  }

  static Organization organization() {
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

  static Activity manual(String identity, String id, String start, String end, String subject) {
    return activity(
        identity, id, ActivityKind.MANUAL, Instant.parse(start), Instant.parse(end), subject);
  }

  static List<Activity> activities(Random random) {
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

  static Activity activity(
      String identity, String id, ActivityKind kind, Instant start, Instant end, String subject) {
    return new Activity(id, 1, identity, kind, start, null, end, null, subject, Map.of(), false);
  }

  static Baseline baseline(List<Activity> activities) {
    return baseline(organization(), activities, List.of());
  }
}
