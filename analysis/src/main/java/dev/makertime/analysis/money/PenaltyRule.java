package dev.makertime.analysis.money;

/**
 * How much attention a wait for a machine costs. Somebody stays with it for some minutes; of a
 * longer wait what is lost is the coming back.
 */
public enum PenaltyRule {
  /** Coming back costs as much as the wait went on, up to a bound. */
  CONTINUOUS {
    @Override
    public Charge charge(double minutes, double attention, double resumption) {
      return new Charge(
          Math.min(minutes, attention), Math.min(Math.max(minutes - attention, 0), resumption));
    }
  },
  /** Coming back costs its bound as soon as somebody has turned away. */
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
   * @param switching lost in coming back
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
   * @param attention how long somebody stays, in minutes
   * @param resumption what coming back costs at most, in minutes
   */
  public abstract Charge charge(double minutes, double attention, double resumption);
}
