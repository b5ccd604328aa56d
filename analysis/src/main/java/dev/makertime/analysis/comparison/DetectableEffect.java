package dev.makertime.analysis.comparison;

import dev.makertime.analysis.statistics.SampleStatistics;

/**
 * Computes the smallest change that a number of engineers can show, with a power of 80 % at a level
 * of 5 %.
 */
public final class DetectableEffect {
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;
  private static final int MOST = 100_000;

  private DetectableEffect() {}

  /**
   * The least change that so many engineers would show.
   *
   * @param sd of their differences
   * @param engineers from 2
   */
  public static double change(double sd, int engineers) {
    double freedom = engineers - 1.0;
    return (SampleStatistics.t(1 - LEVEL / 2, freedom) + SampleStatistics.t(POWER, freedom))
        * sd
        / Math.sqrt(engineers);
  }

  /** How many engineers would show a change. */
  public static int engineers(double sd, double change) {
    int engineers = 2;
    while (engineers < MOST && change(sd, engineers) > Math.abs(change)) {
      engineers++;
    }
    return engineers;
  }
}
