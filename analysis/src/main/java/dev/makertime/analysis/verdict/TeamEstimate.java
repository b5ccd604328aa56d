package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.DifferenceInDifferences;
import dev.makertime.analysis.statistics.CommonNoise;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.analysis.statistics.SignFlipPValue;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the change of a team. The spread includes both the differences of engineers and common
 * weeks.
 *
 * @param estimate hours of a full week, after less before; less the control teams' where there are
 * @param se its standard error
 * @param degreesOfFreedom of it (Satterthwaite's)
 */
record TeamEstimate(
    GroupWeeks treated,
    @Nullable GroupWeeks control,
    CommonWeeks common,
    double estimate,
    double se,
    double degreesOfFreedom) {
  /** A spread of engineers below this share of what their weeks alone would make is luck. */
  static final double FLOOR = 0.3;

  static TeamEstimate of(GroupWeeks treated, @Nullable GroupWeeks control) {
    CommonWeeks common =
        control == null ? CommonWeeks.of(treated) : CommonWeeks.of(treated, control);
    double own = own(treated);
    double others = control == null ? 0 : own(control);
    double all = own + others + common.spread();
    double estimate =
        SampleStatistics.mean(treated.differences())
            - (control == null ? 0 : SampleStatistics.mean(control.differences()));
    return new TeamEstimate(
        treated,
        control,
        common,
        estimate,
        Math.sqrt(all),
        freedom(
            all,
            part(own, treated.engineers() - 1.0)
                + part(others, control == null ? 1 : control.engineers() - 1.0)
                + part(common.spread(), common.degreesOfFreedom())));
  }

  private static double freedom(double all, double parts) {
    return parts > 0 ? all * all / parts : 1;
  }

  private static double part(double variance, double freedom) {
    return variance * variance / Math.max(1, freedom);
  }

  /** Of the mean change, by what engineers differ. */
  private static double own(GroupWeeks group) {
    int n = group.engineers();
    return n == 0 ? 0 : Math.max(spread(group), FLOOR * weekly(group)) / n;
  }

  static double spread(GroupWeeks group) {
    return group.engineers() < 2 ? 0 : Math.pow(SampleStatistics.sd(group.differences()), 2);
  }

  static double weekly(GroupWeeks group) {
    return group.weekVariance() * group.wide();
  }

  boolean varies() {
    return treated.engineers() > 1 && se > SampleStatistics.NEAR;
  }

  Interval interval(double level) {
    double half = SampleStatistics.t(1 - level / 2, degreesOfFreedom) * se;
    return new Interval(estimate - half, estimate + half);
  }

  double p() {
    return SampleStatistics.twoSided(estimate / se, degreesOfFreedom);
  }

  /** By flipping signs, or by giving labels to others where there are control teams. */
  double permutationP() {
    CommonNoise noise = CommonNoise.of(Math.sqrt(common.spread()), common.degreesOfFreedom());
    GroupWeeks others = control;
    return others == null
        ? SignFlipPValue.p(noise, treated.differences())
        : DifferenceInDifferences.permutationP(treated.differences(), others.differences(), noise);
  }

  /** The least p-value that such a test can have. */
  double leastPermutationP() {
    int n = treated.engineers();
    GroupWeeks others = control;
    if (others == null) {
      return Math.pow(2, 1 - n);
    }
    double ways = 1;
    for (int i = 1; i <= n; i++) {
      ways = ways * (others.engineers() + i) / i;
    }
    return 2 / ways;
  }
}
