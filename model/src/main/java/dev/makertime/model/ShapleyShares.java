package dev.makertime.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Shares of a loss by who caused it: the mean, over orders of the causes, of what each took from
 * what was left (L. Shapley, 1953). Up to twelve causes all orders count; of more, 500 are drawn,
 * and each is taken in reverse too. Whole units go to the largest remainders, so that shares add up
 * to the loss.
 */
final class ShapleyShares {
  private static final int MOST_EXACT = 12;
  private static final int DRAWN = 500;

  private final boolean exact;
  private final long[] units;

  private ShapleyShares(boolean exact, long[] numerators, long denominator) {
    this.exact = exact;
    units = whole(numerators, denominator);
  }

  /**
   * Computes the shares.
   *
   * @param causes how many there are
   * @param left what is left when some causes are there; more of them leave no more
   */
  static ShapleyShares of(int causes, ToLongFunction<BitSet> left, long seed) {
    return causes <= MOST_EXACT ? exact(causes, left) : sampled(causes, left, seed);
  }

  boolean exact() {
    return exact;
  }

  long seconds(int cause) {
    return units[cause];
  }

  private static ShapleyShares exact(int m, ToLongFunction<BitSet> left) {
    long[] values = new long[1 << m];
    for (int set = 0; set < values.length; set++) {
      values[set] = left.applyAsLong(BitSet.valueOf(new long[] {set}));
    }
    long[] factorials = new long[m + 1];
    factorials[0] = 1;
    for (int i = 1; i <= m; i++) {
      factorials[i] = i * factorials[i - 1];
    }
    long[] sums = new long[m];
    for (int set = 0; set < values.length; set++) {
      int size = Integer.bitCount(set);
      for (int i = 0; i < m; i++) {
        if ((set & 1 << i) == 0) {
          sums[i] +=
              factorials[size] * factorials[m - 1 - size] * (values[set] - values[set | 1 << i]);
        }
      }
    }
    return new ShapleyShares(true, sums, factorials[m]);
  }

  private static ShapleyShares sampled(int m, ToLongFunction<BitSet> left, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] sums = new long[m];
    for (int k = 0; k < DRAWN; k++) {
      int[] order = IntStream.range(0, m).toArray();
      for (int i = m - 1; i > 0; i--) {
        int j = (int) Long.remainderUnsigned(random.nextLong(), i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      take(order, left, sums);
      take(IntStream.range(0, m).map(i -> order[m - 1 - i]).toArray(), left, sums);
    }
    return new ShapleyShares(false, sums, 2 * DRAWN);
  }

  private static void take(int[] order, ToLongFunction<BitSet> left, long[] sums) {
    BitSet there = new BitSet();
    long before = left.applyAsLong(there);
    for (int cause : order) {
      there.set(cause);
      long after = left.applyAsLong(there);
      sums[cause] += before - after;
      before = after;
    }
  }

  private static long[] whole(long[] numerators, long denominator) {
    long[] units = new long[numerators.length];
    long sum = 0;
    List<Integer> causes = new ArrayList<>();
    for (int i = 0; i < numerators.length; i++) {
      units[i] = numerators[i] / denominator;
      sum += numerators[i] - units[i] * denominator;
      causes.add(i);
    }
    causes.sort(
        Comparator.comparingLong((Integer i) -> numerators[i] % denominator)
            .reversed()
            .thenComparingInt(i -> i));
    for (int i = 0; i < sum / denominator; i++) {
      units[causes.get(i)]++;
    }
    return units;
  }
}
