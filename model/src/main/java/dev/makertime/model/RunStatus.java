package dev.makertime.model;

/** Lists the states of a run. Their text, as in JSON and in addresses, is in lower case. */
public enum RunStatus {
  /** Created, and not picked up by a machine. */
  QUEUED,
  /** Picked up, and not over. */
  RUNNING,
  /** Over, as wanted. */
  SUCCESS,
  /** Over, with an error. */
  FAILED,
  /** Ended from outside. */
  CANCELED,
  /** Over without having run. */
  SKIPPED,
  /** Over; the tool does not tell how. */
  ENDED;

  /** The status as in JSON. */
  public String text() {
    return RunWords.text(this);
  }

  /**
   * The status of a text.
   *
   * @throws IllegalArgumentException for any other, with those that there are
   */
  public static RunStatus of(String text) {
    return RunWords.of(RunStatus.class, "status", text);
  }

  /** Whether the run is over. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }
}
