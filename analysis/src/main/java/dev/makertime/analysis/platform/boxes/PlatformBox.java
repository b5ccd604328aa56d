package dev.makertime.analysis.platform.boxes;

import java.util.Locale;

/** Lists what a complete platform does for its users. */
public enum PlatformBox {
  /** Jobs can be started by other means than a click. */
  COMMAND,
  /** Runs tell the commit of their code. */
  CODE,
  /** Trainings tell the version of their data. */
  DATA,
  /** Trainings give their model a version. */
  MODEL,
  /** What recurs is started by a schedule, or by what it depends on. */
  SCHEDULE,
  /** What fails by itself is tried again by itself. */
  RETRIES,
  /** A failure leads to its log. */
  LOGS,
  /** A job is started by the job before it, and by nobody in between. */
  DEPENDENCIES,
  /** What is deployed was checked before. */
  CHECKS,
  /** Deployments need no hand. */
  DEPLOY,
  /** Whoever asks for machines has them soon. */
  COMPUTE;

  /** Whether runs show it only by a sign of it, so that answers of people say it better. */
  public boolean isProxy() {
    return this == LOGS || this == DEPENDENCIES || this == COMPUTE;
  }

  /** The name in JSON and files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
