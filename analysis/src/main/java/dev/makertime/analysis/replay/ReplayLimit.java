package dev.makertime.analysis.replay;

/** What a replay does not model. Every output says all of it. */
public enum ReplayLimit {
  ACTS_NOT_MOVED("What people did after a wait keeps its time, even if the wait is shorter."),
  ATTENDANCE_FROZEN(
      "Whoever stayed with a run stays with the changed one; whoever turned away is not waiting."),
  NO_NEW_RUNS("Faster runs are not started more often."),
  DEPENDENTS_NOT_MOVED("A run that waits for another one does not start earlier.");

  private final String sentence;

  ReplayLimit(String sentence) {
    this.sentence = sentence;
  }

  /** In plain words. */
  public String sentence() {
    return sentence;
  }
}
