package dev.makertime.analysis.calibration;

import dev.makertime.analysis.statistics.Interval;

/**
 * Measures how much more of measured working time people say a category had than was measured.
 *
 * <p>It is the difference of two paired shares. The interval adds half a pair to each of the four
 * cells (Agresti and Min 2005), with pairs fewer by the design effect, and is by Student's t over
 * people.
 *
 * @param said the share of moments of which people say it
 * @param measured the share of the same moments of which it was measured
 * @param bias said less measured, −1 to 1: positive where too little is measured
 * @param se its standard error
 * @param interval of the bias, 95 %
 */
public record CategoryBias(
    WorkCategory category,
    double said,
    double measured,
    double bias,
    double se,
    Interval interval) {
  /** Assumed: the same person errs the same way about one category now and then. */
  public static final double ALIKE = 0.1;

  /** Measures it over the moments of measured working time; there must be some. */
  static CategoryBias of(ConfusionMatrix matrix, WorkCategory category) {
    double all = 0;
    double said = 0;
    double measured = 0;
    double both = 0;
    for (WorkCategory says : WorkCategory.values()) {
      for (WorkCategory is : WorkCategory.values()) {
        if (is != WorkCategory.NOT_WORKING) {
          int count = matrix.count(says, is);
          all += count;
          said += says == category ? count : 0;
          measured += is == category ? count : 0;
          both += says == category && is == category ? count : 0;
        }
      }
    }
    double fewer = matrix.designEffect(ALIKE);
    double effective = all / fewer + 2;
    double onlySaid = ((said - both) / fewer + 0.5) / effective;
    double onlyMeasured = ((measured - both) / fewer + 0.5) / effective;
    double middle = onlySaid - onlyMeasured;
    double se = Math.sqrt((onlySaid + onlyMeasured - middle * middle) / effective);
    double half = Agreement.quantile(matrix) * se;
    return new CategoryBias(
        category,
        said / all,
        measured / all,
        (said - measured) / all,
        se,
        new Interval(Math.max(-1, middle - half), Math.min(1, middle + half)));
  }
}
