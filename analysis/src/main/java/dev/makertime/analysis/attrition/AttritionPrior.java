package dev.makertime.analysis.attrition;

/**
 * Record of what is believed of attrition before anybody was counted.
 *
 * @param rate leavers per person-year, above 0
 * @param personYears as many as that belief weighs, above 0
 */
public record AttritionPrior(double rate, double personYears) {
  /**
   * The rate of the field with the weight of six people for two and a half years. Its 90 % range, 2
   * to 31 %, holds the published rates.
   */
  public static final AttritionPrior FIELD = new AttritionPrior(0.132, 15);

  public AttritionPrior {
    if (!(rate > 0) || !(personYears > 0)) {
      throw new IllegalArgumentException("rate and personYears must be above 0");
    }
  }
}
