package dev.makertime.analysis.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Holds what a whole team may have had in common by chance, as noise on top of what engineers
 * differ by. Random signs and labels cannot see it, since it is in every one of their draws.
 */
public final class CommonNoise {
  /** Nothing in common. */
  public static final CommonNoise NONE = new CommonNoise(0, 1);

  private static final double FURTHEST = 30;
  private static final int STEPS = 3_000;

  private final double spread;
  private final double[] below;

  private CommonNoise(double spread, double degreesOfFreedom) {
    this.spread = spread;
    below = new double[spread > 0 ? STEPS + 1 : 0];
    TDistribution t = TDistribution.of(degreesOfFreedom);
    for (int i = 0; i < below.length; i++) {
      below[i] = t.cumulativeProbability(at(i));
    }
  }

  /**
   * Noise of Student's t.
   *
   * @param spread its standard error
   */
  public static CommonNoise of(double spread, double degreesOfFreedom) {
    return spread > 0 ? new CommonNoise(spread, degreesOfFreedom) : NONE;
  }

  /** How likely a figure with this noise is at least so far from 0. */
  public double beyond(double figure, double least) {
    if (spread == 0) {
      return Math.abs(figure) >= least ? 1 : 0;
    }
    return 1 - below((least - figure) / spread) + below((-least - figure) / spread);
  }

  /** The share below, between two steps of the table. */
  private double below(double t) {
    double step = (Math.max(-FURTHEST, Math.min(FURTHEST, t)) + FURTHEST) / (2 * FURTHEST) * STEPS;
    int lower = Math.min(STEPS - 1, (int) step);
    return below[lower] + (step - lower) * (below[lower + 1] - below[lower]);
  }

  private static double at(int step) {
    return -FURTHEST + 2 * FURTHEST * step / STEPS;
  }
}
