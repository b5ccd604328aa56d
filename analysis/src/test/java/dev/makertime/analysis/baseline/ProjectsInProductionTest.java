package dev.makertime.analysis.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Project;
import dev.makertime.testkit.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectsInProductionTest {
  private static final LocalDate FROM = LocalDate.parse("2026-03-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");

  @ParameterizedTest
  @CsvSource(
      nullValues = "open",
      value = {
        "2026-02-01, open, 1, 0, since before the period",
        "2026-03-10, open, 1, 1, since the period",
        "2026-04-01, open, 0, 0, not yet",
        "2026-01-01, 2026-03-30, 0, 0, no longer at the end",
        "2026-01-01, 2026-03-31, 1, 0, to the last day",
        "2026-03-10, 2026-03-20, 0, 1, released and gone again",
      })
  void a_project_of_the_file_is_live_by_its_dates(
      LocalDate from, @Nullable LocalDate to, int live, int released, String why) {
    ProjectsInProduction production =
        of(List.of(project("churn", null, new Project.Live(from, to))), List.of());

    assertThat(production.live()).as(why).hasSize(live);
    assertThat(production.released()).as(why).isEqualTo(released);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T10:00:00Z, production, success, 1, 1",
    "2026-02-10T10:00:00Z, production, success, 1, 0",
    "2026-04-10T10:00:00Z, production, success, 0, 0",
    "2026-03-10T10:00:00Z, staging, success, 0, 0",
    "2026-03-10T10:00:00Z, production, failed, 0, 0",
  })
  void without_dates_the_first_release_counts(
      Instant at, String tier, String status, int live, int released) {
    ProjectsInProduction production =
        of(List.of(project("churn", null)), List.of(delivery("data/churn", at, tier, status)));

    assertThat(production.live()).hasSize(live);
    assertThat(production.released()).isEqualTo(released);
  }

  @Test
  void a_later_release_is_no_second_first_one() {
    List<Delivery> deliveries = new ArrayList<>();
    for (String date : List.of("2026-03-20", "2026-02-20", "2026-03-10")) {
      deliveries.add(
          delivery("data/churn", Instant.parse(date + "T10:00:00Z"), "production", "success"));
    }

    assertThat(of(List.of(project("churn", null)), deliveries).released()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "unknown",
      value = {"2026-01-01, 1.9713", "2026-03-02, 0", "2026-03-05, unknown", "unknown, unknown"})
  void the_lead_time_is_from_the_start_to_the_first_day_in_production(
      @Nullable LocalDate started, @Nullable Double months) {
    List<Double> leadTimes =
        of(
                List.of(
                    project(
                        "churn", started, new Project.Live(LocalDate.parse("2026-03-02"), null))),
                List.of())
            .leadTimeMonths();

    if (months == null) {
      assertThat(leadTimes).isEmpty();
    } else {
      assertThat(leadTimes)
          .singleElement()
          .satisfies(time -> assertThat(time).isCloseTo(months, within(0.0001)));
    }
  }

  @Test
  void projects_that_concern_nobody_are_left_out() {
    Project project = project("churn", null, new Project.Live(FROM, null));

    ProjectsInProduction production =
        ProjectsInProduction.of(List.of(project), one -> false, List.of(), FROM, TO);

    assertThat(production).isEqualTo(new ProjectsInProduction(List.of(), 0, List.of()));
  }

  /** Of 1,800 s manual work, 300 s of all 2,100 s after hours. */
  @ParameterizedTest
  @CsvSource({"2100, 0, 1800", "0, 2100, 0", "1050, 1050, 900", "0, 0, 0"})
  void maintenance_is_the_share_of_manual_work_on_live_projects(
      long live, long other, double seconds) {
    ProjectsInProduction production =
        of(List.of(project("churn", null, new Project.Live(FROM, null))), List.of());

    assertThat(production.maintenance(day(live, other))).isEqualTo(seconds);
  }

  private static EngineerDay day(long live, long other) {
    return Days.withSubjects(
        Days.day("ana", "2026-03-10", "churn"),
        Map.of(
            "data/churn", new EngineerDay.Share(0, live, 0),
            "data/other", new EngineerDay.Share(0, other, 0)));
  }

  private static ProjectsInProduction of(List<Project> projects, List<Delivery> deliveries) {
    return ProjectsInProduction.of(projects, one -> true, deliveries, FROM, TO);
  }

  private static Project project(String id, @Nullable LocalDate started, Project.Live... live) {
    return new Project(id, List.of("data/" + id), null, started, List.of(live));
  }

  private static Delivery delivery(String project, Instant at, String tier, String status) {
    return new Delivery(project + at, project, tier, tier, null, null, at, status, 0);
  }
}
