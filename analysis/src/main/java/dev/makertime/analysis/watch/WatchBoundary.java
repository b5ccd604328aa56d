package dev.makertime.analysis.watch;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Decides how many standard errors wide an interval is, by the number of engineers: one-sided 5 %
 * over all weekly looks of a year together. The values are from simulations of the hardest case of
 * autocorrelation; docs/statistics.md has what they were tested with.
 */
public final class WatchBoundary {
  /** Weeks 4 to 52, with the floor of the variance. */
  public static final WatchBoundary YEAR =
      new WatchBoundary(Map.of(4, 3.73, 5, 3.35, 6, 3.15, 8, 2.94, 12, 2.67, 20, 2.53, 30, 2.49));

  private final NavigableMap<Integer, Double> known;

  /** From some values; between them it is linear in 1 / (n − 1). */
  public WatchBoundary(Map<Integer, Double> known) {
    this.known = new TreeMap<>(known);
  }

  /** Of so many engineers; beyond the last value it is that. */
  double of(int engineers) {
    Map.Entry<Integer, Double> below = known.floorEntry(engineers);
    Map.Entry<Integer, Double> above = known.ceilingEntry(engineers);
    if (below == null || above == null) {
      return Objects.requireNonNull(below == null ? above : below).getValue();
    }
    if (below.getKey().equals(above.getKey())) {
      return below.getValue();
    }
    double from = 1.0 / (below.getKey() - 1);
    double share = (1.0 / (engineers - 1) - from) / (1.0 / (above.getKey() - 1) - from);
    return below.getValue() + (above.getValue() - below.getValue()) * share;
  }
}
