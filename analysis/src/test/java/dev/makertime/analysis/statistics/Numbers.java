package dev.makertime.analysis.statistics;

import java.util.Arrays;
import java.util.Random;

/** Differences of engineers to test with. */
public final class Numbers {
  private Numbers() {}

  /** Numbers with blanks between them; none for an empty text. */
  public static double[] of(String text) {
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** Differences around a mean, as many as asked for. */
  public static double[] random(Random random, int count) {
    double mean = 4 * random.nextGaussian();
    double[] all = new double[count];
    Arrays.setAll(all, i -> mean + 3 * random.nextGaussian());
    return all;
  }

  public static double[] shuffled(double[] numbers, Random random) {
    double[] all = numbers.clone();
    for (int i = all.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double one = all[i];
      all[i] = all[other];
      all[other] = one;
    }
    return all;
  }

  public static double[] map(double[] numbers, double factor, double more) {
    return Arrays.stream(numbers).map(one -> factor * one + more).toArray();
  }
}
