package dev.makertime.model;

/**
 * Lists what sets off a run. Its text is the name in lower case, with a dash: {@code retry-auto}.
 */
public enum RunTrigger {
  /** A push, or a change of a merge request. */
  PUSH,
  /** The schedule of the tool. */
  SCHEDULE,
  /** Another run, a data set or a sensor. */
  DEPENDENCY,
  /** A click in the tool's pages. */
  WEB,
  /** A command line. */
  COMMAND,
  /** A call of the tool's API. */
  API,
  /** A manual job that somebody started. */
  PLAY,
  /** The tool itself, after a failure. */
  RETRY_AUTO,
  /** Somebody, once more. */
  RETRY_MANUAL,
  /** The source does not tell. */
  UNKNOWN;

  /** The trigger as in JSON. */
  public String text() {
    return RunWords.text(this);
  }

  /**
   * The trigger of a text.
   *
   * @throws IllegalArgumentException for any other, with those that there are
   */
  public static RunTrigger of(String text) {
    return RunWords.of(RunTrigger.class, "trigger", text);
  }

  /** Whether a tool sets off the run by itself. */
  public boolean isOfMachine() {
    return this == SCHEDULE || this == DEPENDENCY || this == RETRY_AUTO;
  }
}
