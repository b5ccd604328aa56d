package dev.makertime.analysis.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Simulates people who say what they do, with errors that are known, so that the truth is too.
 *
 * @param misreport the share of moments in which people say anything, on average
 * @param forget the share of meetings, hand-made work and waits that people call technical
 * @param blind the share of hand-made work and waits that is measured as technical
 * @param differ how much people differ: some make twice their share of errors, as many none; 0 to 1
 */
record SimulatedSayings(double misreport, double forget, double blind, double differ) {
  private static final List<WorkCategory> ORDER = List.of(WorkCategory.values());
  private static final double[] TRUE = {.2, .1, .08, .57, .05};
  private static final int SIZE = TRUE.length;
  private static final int TECHNICAL = ConfusionMatrix.place(WorkCategory.TECHNICAL);

  /** The share of each pair of what is said and measured, over all people there could be. */
  double[][] truth() {
    double[][] all = new double[SIZE][SIZE];
    for (double times : new double[] {1 - differ, 1 + differ}) {
      for (int is = 0; is < SIZE; is++) {
        double[] said = said(is, times);
        double[] measured = measured(is);
        for (int i = 0; i < SIZE; i++) {
          for (int j = 0; j < SIZE; j++) {
            all[i][j] += TRUE[is] * said[i] * measured[j] / 2;
          }
        }
      }
    }
    return all;
  }

  /** What a number of people said in a number of moments at most, counted as it would be stored. */
  ConfusionMatrix counts(int people, int moments, SplittableRandom random) {
    Map<String, List<MomentPair>> left = new LinkedHashMap<>();
    for (int person = 0; person < people; person++) {
      double times = random.nextBoolean() ? 1 + differ : 1 - differ;
      int own = moments / 2 + random.nextInt(moments / 2 + 1);
      List<MomentPair> pairs = new ArrayList<>();
      for (int i = 0; i < own; i++) {
        int is = pick(TRUE, random);
        pairs.add(
            new MomentPair(
                ORDER.get(pick(said(is, times), random)), ORDER.get(pick(measured(is), random))));
      }
      left.put("person " + person, pairs);
    }
    return new PairDraw<>(Function.<MomentPair>identity(), 5, random)
        .count(ConfusionMatrix.NONE, left);
  }

  private double[] said(int is, double times) {
    double anything = misreport * times;
    double technical = is < TECHNICAL ? forget * times : 0;
    double[] shares = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      shares[i] = anything / SIZE;
    }
    shares[TECHNICAL] += technical;
    shares[is] += 1 - anything - technical;
    return shares;
  }

  private double[] measured(int is) {
    double[] shares = new double[SIZE];
    boolean isUnseen =
        is == ConfusionMatrix.place(WorkCategory.MANUAL)
            || is == ConfusionMatrix.place(WorkCategory.WAITING);
    shares[TECHNICAL] = isUnseen ? blind : 0;
    shares[is] += 1 - shares[TECHNICAL];
    return shares;
  }

  private static int pick(double[] shares, SplittableRandom random) {
    double left = random.nextDouble();
    for (int i = 0; i < shares.length - 1; i++) {
      left -= shares[i];
      if (left < 0) {
        return i;
      }
    }
    return shares.length - 1;
  }
}
