package dev.makertime.analysis.money;

import java.util.List;

/**
 * Computes the first year of an investment, undiscounted, as DORA's public ROI calculator of 2026
 * does. Use it to compare, not to decide: it adds the salary and the revenue of the same hours.
 *
 * @param staff people
 * @param salary a year, loaded
 * @param drop of their time, lost while they learn
 * @param months of learning
 * @param timeSaved of their time, afterwards
 * @param license a year and person, as are extra and training
 * @param features a year, before and after
 * @param success the share of features that earn
 * @param impact of such a feature on revenue
 * @param deployments a year, before and after
 * @param cfr the share of deployments that fail, before and after
 * @param fdrt hours until a failed deployment is mended
 */
public record FirstYearReturn(
    double staff,
    double salary,
    double drop,
    double months,
    double timeSaved,
    double license,
    double extra,
    double infra,
    double training,
    List<Double> features,
    double success,
    double impact,
    double revenue,
    List<Double> deployments,
    List<Double> cfr,
    double fdrt,
    double downtimePerHour) {

  public FirstYearReturn {
    features = List.copyOf(features);
    deployments = List.copyOf(deployments);
    cfr = List.copyOf(cfr);
  }

  /**
   * Result of the first year.
   *
   * @param firstYearBenefit net of all costs
   * @param roi of all costs
   * @param paybackYears costs over gross benefit
   */
  public record Result(
      double hardCosts,
      double jCurveCost,
      double headcountReinvestment,
      double revenueExtraFeatures,
      double downtimeSavings,
      double firstYearBenefit,
      double roi,
      double paybackYears) {}

  /** Computes it. */
  public Result result() {
    double hard = staff * (license + extra + training) + infra;
    double learning = staff * salary * drop * months / 12;
    double reinvested = staff * salary * timeSaved;
    double earned = (features.get(1) - features.get(0)) * success * impact * revenue;
    double failed = deployments.get(0) * cfr.get(0) - deployments.get(1) * cfr.get(1);
    double downtime = failed * fdrt * downtimePerHour;
    double gross = reinvested + earned + downtime;
    double costs = hard + learning;
    return new Result(
        hard,
        learning,
        reinvested,
        earned,
        downtime,
        gross - costs,
        (gross - costs) / costs,
        costs / gross);
  }
}
