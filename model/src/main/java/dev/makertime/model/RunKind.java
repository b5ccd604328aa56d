package dev.makertime.model;

/** Lists the kinds of runs. Their text, as in JSON and in addresses, is the name in lower case. */
public enum RunKind {
  /** A CI pipeline, workflow or build. */
  PIPELINE,
  /** A job of a pipeline, or of a job server. */
  JOB,
  /** A run of a DAG or of a scheduler's workflow. */
  DAG,
  /** A task of a DAG. */
  TASK,
  /** A training of a model. */
  TRAINING,
  /** A query or a job of a processing engine. */
  QUERY,
  /** A command in a shell. */
  COMMAND,
  /** A deployment into an environment. */
  DEPLOYMENT,
  /** A tool that a coding agent ran by itself. */
  AGENT;

  /** The kind as in JSON. */
  public String text() {
    return RunWords.text(this);
  }

  /**
   * The kind of a text.
   *
   * @throws IllegalArgumentException for any other, with those that there are
   */
  public static RunKind of(String text) {
    return RunWords.of(RunKind.class, "kind", text);
  }
}
