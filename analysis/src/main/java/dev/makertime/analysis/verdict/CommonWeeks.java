package dev.makertime.analysis.verdict;

import dev.makertime.analysis.verdict.GroupWeeks.Moment;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Estimates the effect of common weeks, which moved a whole team: a release, a deadline, an outage.
 * More engineers do not make them smaller, and tests of engineers do not see them.
 *
 * <p>Engineers of one team who share nothing are above or below their usual hours in different
 * weeks. What they share is the mean product of their residuals in the same weeks.
 *
 * @param variance of a week, as far as the team has it in common
 * @param spread what these weeks may have done to the mean change, as a variance
 * @param weeks of the calendar that were looked at
 * @param p probability of so much in common by chance; 1 if unknown
 */
record CommonWeeks(double variance, double spread, int weeks, double p) {
  /**
   * Weeks in a row are alike. This is what an autocorrelation of 0.6 does to the variance of the
   * mean of a dozen weeks, over what they seem to have.
   */
  static final double KAPPA = 4.3;

  private static final int PHASES = 2;

  /** Of one group. */
  static CommonWeeks of(GroupWeeks team) {
    Map<String, Moment> weeks = team.weeks();
    double variance = Math.max(0, within(weeks, scale(weeks.size())));
    double weights = sum(weeks, weeks, (one, other) -> one.weight() * other.weight());
    return new CommonWeeks(
        variance, KAPPA * variance * weights, weeks.size(), probability(weeks, team.engineers()));
  }

  /** Of one group less another: what both had in common cancels. */
  static CommonWeeks of(GroupWeeks treated, GroupWeeks control) {
    Map<String, Moment> one = treated.weeks();
    Map<String, Moment> other = control.weeks();
    Set<String> all = new HashSet<>(one.keySet());
    all.addAll(other.keySet());
    double scale = scale(all.size());
    double both = scale * ratio(one, other);
    double spread =
        within(one, scale) * sum(one, one, (a, b) -> a.weight() * b.weight())
            + within(other, scale) * sum(other, other, (a, b) -> a.weight() * b.weight())
            - 2 * both * sum(one, other, (a, b) -> a.weight() * b.weight());
    double variance = within(one, scale) + within(other, scale) - 2 * both;
    return new CommonWeeks(Math.max(0, variance), KAPPA * Math.max(0, spread), all.size(), 1);
  }

  double degreesOfFreedom() {
    return Math.max(1, (weeks - PHASES) / 2.0);
  }

  /** Two means were taken off: one of each phase. */
  private static double scale(int weeks) {
    return weeks > PHASES ? (double) weeks / (weeks - PHASES) : 1;
  }

  private static double within(Map<String, Moment> weeks, double scale) {
    double products = 0;
    long pairs = 0;
    for (Moment week : weeks.values()) {
      products += week.sum() * week.sum() - week.squares();
      pairs += (long) week.engineers() * (week.engineers() - 1);
    }
    return pairs == 0 ? 0 : scale * products / pairs;
  }

  private static double ratio(Map<String, Moment> one, Map<String, Moment> other) {
    double pairs = sum(one, other, (a, b) -> (double) a.engineers() * b.engineers());
    return pairs == 0 ? 0 : sum(one, other, (a, b) -> a.sum() * b.sum()) / pairs;
  }

  private interface Product {
    double of(Moment one, Moment other);
  }

  private static double sum(Map<String, Moment> one, Map<String, Moment> other, Product product) {
    Map<String, Moment> shared = new HashMap<>(one);
    shared.keySet().retainAll(other.keySet());
    return shared.entrySet().stream()
        .mapToDouble(
            week ->
                product.of(
                    week.getValue(),
                    Collections.unmodifiableMap(other)
                        .getOrDefault(week.getKey(), new Moment(0, 0, 0, 0))))
        .sum();
  }

  /** By the means of weeks over what is left of them (an analysis of variance). */
  private static double probability(Map<String, Moment> weeks, int engineers) {
    double between = 0;
    double all = 0;
    long residuals = 0;
    for (Moment week : weeks.values()) {
      between += week.sum() * week.sum() / week.engineers();
      all += week.squares();
      residuals += week.engineers();
    }
    double over = weeks.size() - PHASES;
    double under = residuals - PHASES * (double) engineers - over;
    double rest = all - between;
    return over < 1 || under < 1 || rest <= 0 || between <= 0
        ? 1
        : FDistribution.of(over, under).survivalProbability(between / over / (rest / under));
  }
}
