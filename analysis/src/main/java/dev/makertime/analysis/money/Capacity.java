package dev.makertime.analysis.money;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes how many projects one engineer can have in production before their maintenance leaves no
 * time to build another.
 *
 * <p>Meetings, waits, fixed manual work and platform gaps come first. What is left of a month is
 * spent on maintenance, then on building.
 *
 * @param buildBudgetHours what is left a month for maintenance and building; may be negative
 * @param maintenanceHoursPerProject per project and month
 * @param projectBuildHours of a project
 * @param fluidCurve projects month by month, as if parts of projects could be released
 * @param fluidLimit what that tends to; absent = without bound
 * @param saturationCount how many projects can be maintained; absent = any number
 * @param ratio by which the distance to the limit shrinks each month
 * @param months95 until 95 % of the limit, from none; absent where there is no limit, or nothing
 *     can be built
 * @param initialOverloadHours what maintenance of the first projects takes beyond the budget
 * @param releaseMonths when each further project is released, one after the other; the first 10,000
 *     of them
 * @param saturationMonth when the last one is; absent where there are more than these
 * @param integerCurve whole projects month by month
 */
public record Capacity(
    double buildBudgetHours,
    double maintenanceHoursPerProject,
    double projectBuildHours,
    List<Double> fluidCurve,
    @Nullable Double fluidLimit,
    @Nullable Long saturationCount,
    double ratio,
    @Nullable Double months95,
    double initialOverloadHours,
    List<Double> releaseMonths,
    @Nullable Double saturationMonth,
    List<Integer> integerCurve) {
  private static final double EXACT = 1e-9;

  /** No more releases than this are looked at, one after the other. */
  private static final int MOST = 10_000;

  /** No more projects than this are counted. */
  private static final int COUNTABLE = 100_000_000;

  public Capacity {
    fluidCurve = List.copyOf(fluidCurve);
    releaseMonths = List.copyOf(releaseMonths);
    integerCurve = List.copyOf(integerCurve);
  }

  static Capacity of(double budget, double maintenance, double build, double start, int horizon) {
    boolean bounded = maintenance > 0;
    double ratio = 1 - maintenance / build;
    Long count =
        bounded
            ? Long.valueOf(budget <= 0 ? 0 : (long) Math.floor(budget / maintenance + EXACT))
            : null;
    List<Double> releases = releases(budget, maintenance, build, start, horizon);
    boolean saturates = bounded && !releases.isEmpty() && releases.size() < MOST;
    return new Capacity(
        budget,
        maintenance,
        build,
        fluid(budget, maintenance, build, start, horizon),
        bounded ? Double.valueOf(Math.max(0, budget / maintenance)) : null,
        count,
        ratio,
        bounded && budget > 0 && ratio > 0 && ratio < 1
            ? Double.valueOf(Math.log(0.05) / Math.log(ratio))
            : null,
        Math.max(0, maintenance * start - budget),
        releases,
        saturates ? releases.get(releases.size() - 1) : null,
        whole(budget, maintenance, build, start, horizon));
  }

  /** One month on: what the budget leaves after maintenance is built. */
  static double next(double projects, double budget, double maintenance, double build) {
    return projects + Math.max(0, budget - maintenance * projects) / build;
  }

  private static List<Double> fluid(
      double budget, double maintenance, double build, double start, int horizon) {
    List<Double> curve = new ArrayList<>();
    double projects = start;
    for (int month = 0; month <= horizon; month++) {
      curve.add(projects);
      projects = next(projects, budget, maintenance, build);
    }
    return curve;
  }

  /** One after the other; without maintenance there is no last one, so up to the horizon. */
  private static List<Double> releases(
      double budget, double maintenance, double build, double start, int horizon) {
    List<Double> months = new ArrayList<>();
    int projects = (int) Math.floor(start);
    double month = 0;
    while (releasesAnother(budget, maintenance, projects)
        && months.size() < MOST
        && (maintenance > 0 || month <= horizon)) {
      month = nextRelease(month, budget, maintenance, build, projects);
      months.add(month);
      projects++;
    }
    return months;
  }

  /** Whether there is time to build one more, and to maintain it then. */
  private static boolean releasesAnother(double budget, double maintenance, int projects) {
    return budget - maintenance * projects > 0 && (projects + 1.0) * maintenance <= budget + EXACT;
  }

  /** Month by month, however many are released. */
  private static List<Integer> whole(
      double budget, double maintenance, double build, double start, int horizon) {
    List<Integer> curve = new ArrayList<>();
    int projects = (int) Math.floor(start);
    double released = nextRelease(0, budget, maintenance, build, projects);
    for (int month = 0; month <= horizon; month++) {
      while (released <= month + EXACT) {
        projects++;
        if (projects > COUNTABLE) {
          throw new IllegalArgumentException(
              "projectBuildHours: an engineer would have more than 100 million projects");
        }
        released = nextRelease(released, budget, maintenance, build, projects);
      }
      curve.add(projects);
    }
    return curve;
  }

  /** When the next project is released; never where there is no time for one. */
  private static double nextRelease(
      double month, double budget, double maintenance, double build, int projects) {
    return releasesAnother(budget, maintenance, projects)
        ? month + build / (budget - maintenance * projects)
        : Double.POSITIVE_INFINITY;
  }
}
