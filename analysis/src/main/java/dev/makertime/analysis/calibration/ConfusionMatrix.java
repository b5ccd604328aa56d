package dev.makertime.analysis.calibration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Counts pairs of what was said and what was measured. This is all that is ever kept of them.
 *
 * @param draws how often one pair of each person was counted: nobody has more pairs in it
 * @param people the most people in one draw: at least so many have pairs in it
 * @param counts a row for each category that was said, a column for each that was measured, in the
 *     order of {@link WorkCategory}
 */
public record ConfusionMatrix(int draws, int people, List<List<Integer>> counts) {
  private static final List<WorkCategory> ORDER = List.of(WorkCategory.values());
  private static final int SIZE = WorkCategory.values().length;

  /** Of no pairs. */
  public static final ConfusionMatrix NONE =
      new ConfusionMatrix(0, 0, Collections.nCopies(SIZE, Collections.nCopies(SIZE, 0)));

  /** Copies what is given, and refuses what cannot be. */
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
    boolean isSquare = counts.size() == SIZE && counts.stream().allMatch(row -> row.size() == SIZE);
    if (!isSquare || draws < 0 || people < 0) {
      throw new IllegalArgumentException("%d rows of %d counts are needed".formatted(SIZE, SIZE));
    }
    long pairs = counts.stream().flatMap(List::stream).mapToLong(Integer::intValue).sum();
    boolean isNegative = counts.stream().flatMap(List::stream).anyMatch(one -> one < 0);
    if (isNegative || pairs < people || pairs > (long) draws * people) {
      throw new IllegalArgumentException("the counts do not fit their draws and people");
    }
  }

  /** The same with one more draw. */
  public ConfusionMatrix plus(Collection<MomentPair> draw) {
    List<List<Integer>> more = new ArrayList<>();
    counts.forEach(row -> more.add(new ArrayList<>(row)));
    for (MomentPair pair : draw) {
      List<Integer> row = more.get(place(pair.said()));
      int column = place(pair.measured());
      row.set(column, row.get(column) + 1);
    }
    return new ConfusionMatrix(draws + 1, Math.max(people, draw.size()), more);
  }

  /** How many pairs there are of what was said and what was measured. */
  public int count(WorkCategory said, WorkCategory measured) {
    return counts.get(place(said)).get(place(measured));
  }

  /** The row or column of a category. */
  static int place(WorkCategory category) {
    return ORDER.indexOf(category);
  }

  /** All pairs. */
  @JsonIgnore
  public int pairs() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /**
   * By how much the variance of a share is larger than with pairs that do not depend on each other
   * (design effect, Kish 1965): {@code 1 + (m − 1) ρ}. Whose pairs are alike is not kept, so m is
   * the most that one person can have, and ρ is assumed.
   *
   * @param alike ρ, the intraclass correlation of a person's errors
   */
  double designEffect(double alike) {
    return 1 + Math.max(0, draws - 1) * alike;
  }
}
