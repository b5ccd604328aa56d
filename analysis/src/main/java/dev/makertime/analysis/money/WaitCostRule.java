package dev.makertime.analysis.money;

/**
 * Decides how much attention a wait for a machine costs. An engineer stays with it for some
 * minutes; a longer wait costs the return to the work as well.
 */
public enum WaitCostRule {
  /** Resumption costs as much as the rest of the wait, up to a bound. */
  CONTINUOUS {
    @Override
    public Charge charge(double minutes, double attention, double resumption) {
      return new Charge(
          Math.min(minutes, attention), Math.min(Math.max(minutes - attention, 0), resumption));
    }
  },
  /** Resumption costs its bound as soon as the wait exceeds the attention. */
  STEP {
    @Override
    public Charge charge(double minutes, double attention, double resumption) {
      return minutes <= attention ? new Charge(minutes, 0) : new Charge(attention, resumption);
    }
  };

  /**
   * What is charged for one wait, in minutes.
   *
   * @param waiting stayed with the machine
   * @param switching lost in resuming the work
   */
  public record Charge(double waiting, double switching) {
    /** Both. */
    public double total() {
      return waiting + switching;
    }
  }

  /**
   * Charges one wait.
   *
   * @param minutes how long it was, from 0
   * @param attention how long the engineer stays, in minutes
   * @param resumption what resumption costs at most, in minutes
   */
  public abstract Charge charge(double minutes, double attention, double resumption);
}
