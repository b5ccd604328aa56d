package dev.makertime.analysis.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.analysis.statistics.SignFlipPValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares promised changes with measured ones, in hours per full week.
 *
 * @param realisation delivered over promised; absent where nothing was promised
 * @param gapPermutationP the p-value of this distance, had exactly the promise come true
 * @param deliveredMonthlyValue in money a month, as far as hours become money
 */
public record PromiseKept(
    double promised,
    double delivered,
    @Nullable Interval deliveredCi,
    @Nullable Double realisation,
    @Nullable Interval realisationCi,
    @Nullable Double gapPermutationP,
    Verdict verdict,
    double deliveredMonthlyValue,
    Money money) {
  private static final double LEVEL = 0.05;
  private static final int FEWEST = 4;

  /** Converts an hour per week to money per month. Rates are of available weeks. */
  public record Money(
      double contractHoursPerMonth,
      double fullWeekHours,
      double engineers,
      double hourlyCost,
      double realisationShare) {
    double monthly(double hoursAWeek) {
      return -hoursAWeek
          * contractHoursPerMonth
          / fullWeekHours
          * engineers
          * hourlyCost
          * realisationShare;
    }
  }

  /** Whether the promise was kept. */
  public enum Verdict {
    @JsonProperty("KEPT")
    KEPT,
    @JsonProperty("SHORTFALL")
    SHORTFALL,
    @JsonProperty("EXCEEDED")
    EXCEEDED,
    @JsonProperty("NOT_DELIVERED")
    NOT_DELIVERED,
    @JsonProperty("UNDETERMINED")
    UNDETERMINED,
    @JsonProperty("REVERSED")
    REVERSED,
    @JsonProperty("NO_PROMISE")
    NO_PROMISE,
    @JsonProperty("DESCRIPTIVE_ONLY")
    DESCRIPTIVE_ONLY
  }

  /**
   * Compares.
   *
   * @param promised less than 0 where hours were to fall
   * @param differences of engineers, at least one
   */
  public static PromiseKept of(double promised, Money money, double... differences) {
    return of(
        promised,
        money,
        SampleStatistics.mean(differences),
        PairedDifferences.of(LEVEL, differences).tCi(),
        differences);
  }

  /**
   * Compares with a change that was judged otherwise than by engineers alone.
   *
   * @param delivered the change
   * @param ci its interval
   */
  public static PromiseKept of(
      double promised,
      Money money,
      double delivered,
      @Nullable Interval ci,
      double... differences) {
    boolean none = Math.abs(promised) < SampleStatistics.NEAR;
    Interval share = none || ci == null ? null : ci.over(promised);
    double[] gaps = Arrays.stream(differences).map(one -> one - promised).toArray();
    return new PromiseKept(
        promised,
        delivered,
        ci,
        none ? null : Double.valueOf(delivered / promised),
        share,
        differences.length > 1 ? Double.valueOf(SignFlipPValue.p(gaps)) : null,
        none ? Verdict.NO_PROMISE : verdict(differences.length, share),
        money.monthly(delivered),
        money);
  }

  private static Verdict verdict(int engineers, @Nullable Interval share) {
    if (engineers < FEWEST || share == null) {
      return Verdict.DESCRIPTIVE_ONLY;
    }
    if (share.isBelow(0)) {
      return Verdict.REVERSED;
    }
    if (share.isAbove(1)) {
      return Verdict.EXCEEDED;
    }
    if (share.contains(0)) {
      return share.contains(1) ? Verdict.UNDETERMINED : Verdict.NOT_DELIVERED;
    }
    return share.contains(1) ? Verdict.KEPT : Verdict.SHORTFALL;
  }
}
