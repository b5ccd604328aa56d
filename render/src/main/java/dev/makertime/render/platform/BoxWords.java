package dev.makertime.render.platform;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.platform.boxes.BoxShare;
import dev.makertime.analysis.platform.boxes.PlatformBox;

/** Lists the words of each check of a platform: what it asks, and what would move its share. */
enum BoxWords {
  COMMAND(
      "jobs that something else than a click starts",
      "start the other jobs by a schedule, a push or a command",
      "a source that tells what set its runs off"),
  CODE(
      "jobs whose latest run tells its commit",
      "run the other jobs from a repository",
      "GitLab, GitHub, Jenkins, MLflow or DVC"),
  DATA(
      "trained models whose latest training tells the version of its data",
      "version the data of the other trainings, with DVC or Git LFS",
      "trainings that tell the version of their data"),
  MODEL(
      "trained models that were given a version",
      "register the other models",
      "MLflow, for the registry of models"),
  SCHEDULE(
      "jobs that recur, and mostly start by themselves",
      "put the other jobs on a schedule",
      "runs of at least four days of a job"),
  RETRIES(
      "outages of scheduled jobs that the tool tried to end by itself",
      "configure retries of the other jobs",
      "failed runs of scheduled jobs"),
  LOGS(
      "jobs whose latest failure has a link to its log",
      "let the other jobs tell a link",
      "failed runs of GitLab, GitHub or Jenkins"),
  DEPENDENCIES(
      "jobs that the job before starts, where otherwise a person does",
      "let the job before start what people start after it",
      "runs that other runs start, such as those of a DAG"),
  CHECKS(
      "deployments to production whose commit a pipeline had checked",
      "run the checks on each push before the deployment",
      "deployments that tell their commit"),
  DEPLOY(
      "deployments to production without a hand",
      "let the pipeline deploy what has passed its checks",
      "deployments to production"),
  COMPUTE(
      "runs on machines that began within 15 minutes",
      "add machines, or let them start faster",
      "runs that tell on which machines they are, such as those of Slurm or Databricks");

  private final String asks;
  private final String moves;
  private final String connect;

  BoxWords(String asks, String moves, String connect) {
    this.asks = asks;
    this.moves = moves;
    this.connect = connect;
  }

  /** The words of a box by its name in JSON. */
  static BoxWords of(String box) {
    for (PlatformBox one : PlatformBox.values()) {
      if (one.text().equals(box)) {
        return valueOf(one.name());
      }
    }
    throw new IllegalArgumentException("there is no check " + box);
  }

  /** What it is a share of. */
  String asks() {
    return asks;
  }

  /** What would move the share, or make it known; empty where nothing is left to do. */
  String moves(BoxShare share) {
    Double value = share.share();
    if (share.kind() == FigureCertainty.UNKNOWN || value == null) {
      return "needs " + connect;
    }
    return value < 1 ? moves : "";
  }
}
