package dev.makertime.analysis.baseline;

import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Project;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds projects in production at the end of a period, by the organization file or by their first
 * release.
 *
 * @param live in production
 * @param released for the first time in the period
 * @param leadTimeMonths from start to first production, of each whose start is known
 */
record ProjectsInProduction(List<Project> live, int released, List<Double> leadTimeMonths) {
  ProjectsInProduction {
    live = List.copyOf(live);
    leadTimeMonths = List.copyOf(leadTimeMonths);
  }

  /**
   * Looks at all projects with activities of these people.
   *
   * @param deliveries all that were ever made
   */
  static ProjectsInProduction of(
      Collection<Project> projects,
      Predicate<Project> concerns,
      Collection<Delivery> deliveries,
      LocalDate from,
      LocalDate to) {
    List<Project> live = new ArrayList<>();
    List<Double> leadTimes = new ArrayList<>();
    int released = 0;
    for (Project project : projects) {
      LocalDate first = first(project, deliveries);
      if (!concerns.test(project) || first == null || first.isAfter(to)) {
        continue;
      }
      if (project.live().isEmpty() || project.live().stream().anyMatch(one -> isLive(one, to))) {
        live.add(project);
      }
      released += first.isBefore(from) ? 0 : 1;
      if (project.started() != null && !first.isBefore(project.started())) {
        leadTimes.add(
            ChronoUnit.DAYS.between(project.started(), first) / BaselineMeasurement.DAYS_A_MONTH);
      }
    }
    return new ProjectsInProduction(live, released, leadTimes);
  }

  private static boolean isLive(Project.Live live, LocalDate to) {
    return !live.from().isAfter(to) && (live.to() == null || !live.to().isBefore(to));
  }

  /** The first day in production, by the file or by the first release. */
  private static @Nullable LocalDate first(Project project, Collection<Delivery> deliveries) {
    return project.live().stream()
        .map(Project.Live::from)
        .min(LocalDate::compareTo)
        .orElseGet(
            () ->
                deliveries.stream()
                    .filter(one -> one.isRelease() && project.covers(one.project()))
                    .map(one -> LocalDate.ofInstant(one.deployedAt(), ZoneOffset.UTC))
                    .min(LocalDate::compareTo)
                    .orElse(null));
  }

  /**
   * The seconds of a day's manual work that maintained what is in production. Subjects tell of
   * after-hours too, so it is the day's hours by their share.
   */
  double maintenance(EngineerDay day) {
    long all = 0;
    long of = 0;
    for (Map.Entry<String, EngineerDay.Share> share : day.subjects().entrySet()) {
      all += share.getValue().manual();
      if (live.stream().anyMatch(project -> project.covers(share.getKey()))) {
        of += share.getValue().manual();
      }
    }
    return all == 0 ? 0 : (double) day.manual() * of / all;
  }
}
