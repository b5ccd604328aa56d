package dev.makertime.analysis.money.draws;

/** Cancels a long computation; checked at every draw, from any thread. */
@FunctionalInterface
public interface Cancellation {
  Cancellation NONE = () -> {};

  /** Raised when the computation is cancelled. */
  final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Cancelled(String why) {
      super(why);
    }
  }

  /**
   * Returns unless the computation is cancelled.
   *
   * @throws Cancelled if it is cancelled
   */
  void check();
}
