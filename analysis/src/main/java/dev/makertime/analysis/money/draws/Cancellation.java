package dev.makertime.analysis.money.draws;

/** Decides whether a long computation goes on; it is asked at every draw, from any thread. */
@FunctionalInterface
public interface Cancellation {
  Cancellation NONE = () -> {};

  /** Raised when the computation is to end. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Interrupted(String why) {
      super(why);
    }
  }

  /**
   * Returns if it is to go on.
   *
   * @throws Interrupted if it is to end
   */
  void check();
}
