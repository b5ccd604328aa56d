package dev.makertime.analysis.lever;

import static dev.makertime.analysis.platform.boxes.PlatformBox.CHECKS;
import static dev.makertime.analysis.platform.boxes.PlatformBox.CODE;
import static dev.makertime.analysis.platform.boxes.PlatformBox.COMMAND;
import static dev.makertime.analysis.platform.boxes.PlatformBox.COMPUTE;
import static dev.makertime.analysis.platform.boxes.PlatformBox.DATA;
import static dev.makertime.analysis.platform.boxes.PlatformBox.DEPENDENCIES;
import static dev.makertime.analysis.platform.boxes.PlatformBox.DEPLOY;
import static dev.makertime.analysis.platform.boxes.PlatformBox.LOGS;
import static dev.makertime.analysis.platform.boxes.PlatformBox.MODEL;
import static dev.makertime.analysis.platform.boxes.PlatformBox.RETRIES;
import static dev.makertime.analysis.platform.boxes.PlatformBox.SCHEDULE;

import dev.makertime.analysis.lever.Lever.Effect;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the tools that a projected scenario can adopt. No study gives these factors: each is an
 * assumption with a range, to be replaced by what is known better.
 */
public final class Levers {
  private static final String FIXED = "manualFixedHours";
  private static final String PER_PROJECT = "maintenanceHoursPerProject";
  private static final String RUNS = "runDurationFactor";
  private static final String LEAD = "leadTimeMonths";
  private static final String BUILD = "projectBuildHours";

  private static final List<Lever> ALL =
      List.of(
          new Lever(
              "airflow",
              "Apache Airflow",
              List.of(COMMAND, SCHEDULE, RETRIES, LOGS, DEPENDENCIES),
              Map.of(
                  FIXED, assumed(0.4, 0.6, 0.9, "starting, chaining and retrying runs goes"),
                  PER_PROJECT, assumed(0.5, 0.7, 1, "failures retry and lead to their log"))),
          new Lever(
              "digdag",
              "digdag",
              List.of(COMMAND, CODE, SCHEDULE, RETRIES, LOGS, DEPENDENCIES),
              Map.of(
                  FIXED, assumed(0.45, 0.65, 0.9, "starting, chaining and retrying runs goes"),
                  PER_PROJECT, assumed(0.55, 0.75, 1, "failures retry and lead to their log"))),
          new Lever(
              "gitlab-ci",
              "GitLab CI/CD",
              List.of(COMMAND, CODE, CHECKS, DEPLOY),
              Map.of(
                  FIXED, assumed(0.4, 0.6, 0.85, "deploying by hand goes"),
                  LEAD, assumed(0.6, 0.8, 1, "nothing waits for the day of a deployment"))),
          new Lever(
              "mlflow",
              "MLflow",
              List.of(MODEL, LOGS),
              Map.of(
                  FIXED, assumed(0.7, 0.85, 1, "handing models over by hand goes"),
                  BUILD, assumed(0.8, 0.9, 1, "trainings are found again, not repeated"))),
          new Lever(
              "dvc",
              "DVC",
              List.of(COMMAND, DATA, MODEL),
              Map.of(
                  BUILD, assumed(0.85, 0.95, 1, "unchanged stages are not repeated"),
                  PER_PROJECT, assumed(0.8, 0.9, 1, "a result leads to its data"))),
          new Lever(
              "git-lfs",
              "Git LFS",
              List.of(DATA),
              Map.of(FIXED, assumed(0.9, 0.97, 1, "copying large files by hand goes"))),
          new Lever(
              "managed-spark",
              "managed Spark, such as Databricks",
              List.of(COMMAND, SCHEDULE, RETRIES, LOGS, COMPUTE),
              Map.of(
                  RUNS, assumed(0.3, 0.6, 1, "runs have as many machines as they can use"),
                  FIXED, assumed(0.7, 0.85, 1, "nobody looks after a cluster"))));

  private Levers() {}

  private static Effect assumed(double best, double usual, double worst, String because) {
    return new Effect(best, usual, worst, "assumption: " + because);
  }

  /** All of them, in the order of the documentation. */
  public static List<Lever> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Lever::name).toList();
  }

  /** The lever of a name. */
  public static Optional<Lever> named(String name) {
    return ALL.stream().filter(lever -> lever.name().equals(name)).findFirst();
  }

  /** What several change together: factors multiply, as if each took its part of what is left. */
  public static Map<String, Effect> effects(Collection<Lever> levers) {
    Map<String, Effect> together = new LinkedHashMap<>();
    levers.forEach(
        lever -> lever.effects().forEach((input, of) -> together.merge(input, of, Effect::and)));
    return together;
  }

  /** The boxes that any of them moves. */
  public static Set<PlatformBox> boxes(Collection<Lever> levers) {
    Set<PlatformBox> moved = EnumSet.noneOf(PlatformBox.class);
    levers.forEach(lever -> moved.addAll(lever.boxes()));
    return moved;
  }

  /**
   * How complete a platform becomes of which only a share is known: which boxes it has already is
   * not. At worst it has all that are moved; usually as many of them as of all; at best none.
   *
   * @param share 0 to 1, as it is now
   * @return its least, usual and most
   */
  public static List<Double> completeness(double share, Collection<Lever> levers) {
    double moved = (double) boxes(levers).size() / PlatformBox.values().length;
    List<Double> range = new ArrayList<>();
    range.add(share);
    range.add(share + (1 - share) * moved);
    range.add(Math.min(1, share + moved));
    return range;
  }
}
