package dev.makertime.analysis.watch;

import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.analysis.watch.WatchedEngineer.Fit;
import java.util.Collection;
import java.util.List;

/**
 * Estimates the change of all engineers together and how uncertain it is.
 *
 * @param change the mean over engineers, hours of a full week at full ramp
 * @param se its standard error, common weeks included
 * @param common what common weeks add to the square of it
 * @param isFloored whether engineers differ by less than their weeks alone explain
 * @param varies whether anything varies at all
 */
record WatchEstimate(double change, double se, double common, boolean isFloored, boolean varies) {

  /**
   * Of engineers.
   *
   * @param fits at least two
   * @param weekVariance of an engineer's week, from the weeks before (A)
   */
  static WatchEstimate of(WatchPlan plan, List<Fit> fits, double weekVariance) {
    double[] betas = fits.stream().mapToDouble(Fit::beta).toArray();
    int n = betas.length;
    double change = SampleStatistics.mean(betas);
    double spread = Math.pow(SampleStatistics.sd(betas), 2);
    double wide = fits.stream().mapToDouble(Fit::wide).average().orElse(0);
    WeekResiduals residuals = new WeekResiduals();
    fits.forEach(fit -> fit.engineer().addResiduals(fit, residuals));
    double shared = Math.max(0, (n * residuals.variance() - weekVariance) / (n - 1));
    double common = plan.commonShock() * shared * wide;
    double luck = weekVariance * wide;
    return new WatchEstimate(
        change,
        Math.sqrt(Math.max(spread, luck) / n + common),
        common,
        luck > spread,
        spread > SampleStatistics.NEAR || weekVariance > SampleStatistics.NEAR);
  }

  /** The variance of an engineer's week, from the weeks before of all who have enough of them. */
  static double weekVariance(Collection<WatchedEngineer> engineers) {
    int freedom = engineers.stream().mapToInt(WatchedEngineer::freedomBefore).sum();
    return freedom == 0
        ? 0
        : engineers.stream().mapToDouble(WatchedEngineer::squaresBefore).sum() / freedom;
  }
}
