package dev.makertime.analysis.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Computes how often a difference at least as large arises when engineers are assigned to the two
 * groups at random.
 *
 * <p>Up to 200,000 splits all are enumerated. Beyond that 100,000 are drawn, and the observed one
 * is counted too.
 *
 * @param p the share of splits that differ as much
 * @param count of splits
 */
public record PermutationPValue(double p, long count) {
  private static final long MOST = 200_000;
  private static final int DRAWN = 100_000;
  private static final long SEED = 20_260_101;

  public static PermutationPValue of(double[] pooled, int first, double least) {
    return of(pooled, first, least, CommonNoise.NONE);
  }

  /** The same where chance may have moved the groups apart. */
  public static PermutationPValue of(double[] pooled, int first, double least, CommonNoise noise) {
    long ways = ways(pooled.length, first);
    return ways <= MOST
        ? exact(pooled, first, least, ways, noise)
        : drawn(pooled, first, least, noise);
  }

  /** Ways to choose, as far as they are few enough to be gone through. */
  private static long ways(int all, int first) {
    double ways = 1;
    for (int i = 1; i <= first; i++) {
      ways = ways * (all - first + i) / i;
    }
    return ways > MOST ? MOST + 1 : Math.round(ways);
  }

  private static PermutationPValue exact(
      double[] pooled, int first, double least, long ways, CommonNoise noise) {
    int[] chosen = new int[first];
    for (int i = 0; i < first; i++) {
      chosen[i] = i;
    }
    double asExtreme = 0;
    for (long way = 0; way < ways; way++) {
      asExtreme += noise.beyond(difference(pooled, chosen), least);
      int at = first - 1;
      while (at >= 0 && chosen[at] == pooled.length - first + at) {
        at--;
      }
      if (at >= 0) {
        chosen[at]++;
        for (int i = at + 1; i < first; i++) {
          chosen[i] = chosen[i - 1] + 1;
        }
      }
    }
    return new PermutationPValue(asExtreme / ways, ways);
  }

  private static PermutationPValue drawn(
      double[] pooled, int first, double least, CommonNoise noise) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    int[] order = new int[pooled.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int[] chosen = new int[first];
    double asExtreme = 1;
    for (int draw = 0; draw < DRAWN; draw++) {
      for (int i = 0; i < first; i++) {
        int other = i + random.nextInt(order.length - i);
        int swapped = order[i];
        order[i] = order[other];
        order[other] = swapped;
        chosen[i] = order[i];
      }
      asExtreme += noise.beyond(difference(pooled, chosen), least);
    }
    return new PermutationPValue(asExtreme / (DRAWN + 1.0), DRAWN + 1L);
  }

  private static double difference(double[] pooled, int[] chosen) {
    double all = 0;
    for (double one : pooled) {
      all += one;
    }
    double of = 0;
    for (int index : chosen) {
      of += pooled[index];
    }
    return of / chosen.length - (all - of) / (pooled.length - chosen.length);
  }
}
