package dev.makertime.analysis.verdict;

import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Computes the power of a verdict: which change it can show, with Holm's correction for all
 * categories and with common weeks.
 *
 * @param found the estimate so far
 * @param level of the strictest of Holm's steps
 */
record VerdictPower(TeamEstimate found, double level) {
  /** Fewer engineers can never show a change. */
  static final int FEWEST = 4;

  private static final double POWER = 0.8;
  private static final int MOST_PEOPLE = 50;
  private static final int MOST_WEEKS = 52;

  /**
   * What would make the verdict certain, if the change stays as it was measured.
   *
   * @param people more; absent where no number of them would
   * @param weeks more after the migration; absent where a year of them would not
   */
  public record Outlook(@Nullable Integer people, @Nullable Integer weeks) {}

  /** Returns the smallest change that is found with 80 % power; null if there is none. */
  @Nullable Double seenFrom() {
    if (found.treated().engineers() < FEWEST || !found.varies()) {
      return null;
    }
    double freedom = found.degreesOfFreedom();
    double quantiles = critical(freedom) + SampleStatistics.t(POWER, freedom);
    return quantiles * found.se() * Math.sqrt(freedom / medianSquares(freedom));
  }

  /** Few differences mostly vary less than the engineers do. */
  private static double medianSquares(double freedom) {
    return ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(0.5);
  }

  /** Returns whether it would be shown if all hours of a category were saved. */
  boolean showsAll() {
    return found.treated().engineers() >= FEWEST
        && found.varies()
        && critical(found.degreesOfFreedom()) * found.se() < found.treated().before();
  }

  private double critical(double freedom) {
    return SampleStatistics.t(1 - level / 2, freedom);
  }

  Outlook outlook() {
    return new Outlook(
        first(MOST_PEOPLE, more -> half(more, 0)), first(MOST_WEEKS, more -> half(0, more)));
  }

  private @Nullable Integer first(int most, IntToDoubleFunction half) {
    for (int more = 1; more <= most; more++) {
      if (half.applyAsDouble(more) < Math.abs(found.estimate())) {
        return more;
      }
    }
    return null;
  }

  /** Half of the interval at that level, with more people or more weeks. */
  private double half(int people, int weeks) {
    GroupWeeks team = found.treated();
    int n = team.engineers() + people;
    double weekly = TeamEstimate.weekly(team);
    double shrunk = shrunk(team.wide(), weeks);
    double spread = Math.max(TeamEstimate.spread(team), TeamEstimate.FLOOR * weekly);
    double lasting = Math.max(0, spread - weekly);
    double own = (lasting + (spread - lasting) * shrunk) / n;
    double common = found.common().spread() * shrunk;
    double others = found.se() * found.se() - found.common().spread() - spread / team.engineers();
    double all = own + common + Math.max(0, others);
    double weeksFreedom = found.common().degreesOfFreedom() + weeks / 2.0;
    double parts =
        own * own / Math.max(1, n - 1)
            + common * common / weeksFreedom
            + Math.pow(Math.max(0, others), 2) / Math.max(1, n - 1);
    return critical(all * all / parts) * Math.sqrt(all);
  }

  /** What is left of the noise of weeks with more of them after the migration. */
  private static double shrunk(double wide, int weeks) {
    double after = wide / 2;
    return (wide / 2 + 1 / (1 / after + weeks)) / wide;
  }
}
