package dev.makertime.topics.yaml;

import java.util.Arrays;
import java.util.Comparator;

/** The known word nearest to one that is not known, by edit distance. */
final class Nearest {
  private Nearest() {}

  static String to(String word, String... known) {
    return Arrays.stream(known)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElse("nothing");
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
