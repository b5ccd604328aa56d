package dev.makertime.analysis.calibration;

import dev.makertime.analysis.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Measures how far what people say agrees with what was measured, beyond chance: Cohen's κ (1960).
 *
 * <p>Its variance is the asymptotic one of Fleiss, Cohen and Everitt (1969), times the design
 * effect of pairs of the same person, with Student's t over people. Two pairs as chance would have
 * them are added for the variance alone, so that it is not zero where all agree.
 *
 * @param share of pairs that agree, 0 to 1
 * @param kappa 1 = always, 0 = as by chance; absent where all is of one category
 * @param interval of κ, 95 %
 */
public record Agreement(double share, @Nullable Double kappa, @Nullable Interval interval) {
  /** Assumed: some people take care, and others do not. */
  public static final double ALIKE = 0.3;

  private static final int ADDED = 2;
  static final double LEVEL = 0.95;

  /** Measures it; there must be pairs of two people at least. */
  static Agreement of(ConfusionMatrix matrix) {
    double[][] shares = shares(matrix);
    double[] rows = rows(shares);
    double[] columns = columns(shares);
    double agree = trace(shares);
    double chance = chance(rows, columns);
    if (chance > 1 - 1e-9) {
      return new Agreement(agree, null, null);
    }
    double kappa = (agree - chance) / (1 - chance);
    double effective = matrix.pairs() / matrix.designEffect(ALIKE);
    double[][] smooth = new double[shares.length][shares.length];
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < shares.length; j++) {
        smooth[i][j] =
            (effective * shares[i][j] + ADDED * rows[i] * columns[j]) / (effective + ADDED);
      }
    }
    double half = quantile(matrix) * Math.sqrt(variance(smooth) / (effective + ADDED));
    return new Agreement(
        agree, kappa, new Interval(Math.max(-1, kappa - half), Math.min(1, kappa + half)));
  }

  /** Of Student's t over people. */
  static double quantile(ConfusionMatrix matrix) {
    return TDistribution.of(Math.max(1, matrix.people() - 1.0))
        .inverseCumulativeProbability((1 + LEVEL) / 2);
  }

  /** Fleiss, Cohen and Everitt 1969, formula 13, for one pair. */
  private static double variance(double[][] p) {
    double[] rows = rows(p);
    double[] columns = columns(p);
    double chance = chance(rows, columns);
    double kappa = (trace(p) - chance) / (1 - chance);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        double weight =
            i == j
                ? 1 - (rows[i] + columns[i]) * (1 - kappa)
                : (1 - kappa) * (columns[i] + rows[j]);
        sum += p[i][j] * weight * weight;
      }
    }
    double less = kappa - chance * (1 - kappa);
    return Math.max(0, sum - less * less) / ((1 - chance) * (1 - chance));
  }

  private static double[][] shares(ConfusionMatrix matrix) {
    int size = matrix.counts().size();
    double[][] shares = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        shares[i][j] = (double) matrix.counts().get(i).get(j) / matrix.pairs();
      }
    }
    return shares;
  }

  private static double trace(double[][] p) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i][i];
    }
    return sum;
  }

  private static double[] rows(double[][] p) {
    double[] sums = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      for (double one : p[i]) {
        sums[i] += one;
      }
    }
    return sums;
  }

  private static double[] columns(double[][] p) {
    double[] sums = new double[p.length];
    for (double[] row : p) {
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }

  private static double chance(double[] rows, double[] columns) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum += rows[i] * columns[i];
    }
    return sum;
  }
}
