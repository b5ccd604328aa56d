package dev.makertime.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name nearest to an unknown one, by edit distance (Levenshtein) without regard to
 * case; of two as near, the one that comes first.
 */
public final class NearestName {
  /** Longer names are not compared, since nobody mistypes them. */
  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * Finds it.
   *
   * @return empty where no word is known
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String asked = plain(word);
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(asked, plain(candidate))));
  }

  private static String plain(String word) {
    return word.substring(0, Math.min(LONGEST, word.length())).toLowerCase(Locale.ROOT);
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
