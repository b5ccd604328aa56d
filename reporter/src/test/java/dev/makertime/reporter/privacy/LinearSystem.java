package dev.makertime.reporter.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Solver of sums of unknowns, by elimination in exact fractions. An equation is reduced when it
 * comes; one that follows from those before adds nothing.
 */
final class LinearSystem {

  /** A row: what its unknowns are multiplied by, and what that comes to. */
  private record Row(TreeMap<Integer, Rational> of, Rational is) {}

  /** What is known of an unknown, both ends included. */
  record Bounds(double least, double most) {}

  private final Map<Integer, Row> byPivot = new HashMap<>();
  private final List<Row> told = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Takes the sum of some unknowns. */
  void learn(Map<Integer, Integer> unknowns, long sum) {
    if (unknowns.isEmpty() || !seen.add(unknowns + "=" + sum)) {
      return;
    }
    TreeMap<Integer, Rational> of = new TreeMap<>();
    unknowns.forEach((unknown, times) -> of.put(unknown, Rational.of(times)));
    Row row = new Row(of, Rational.of(sum));
    told.add(row);
    Row reduced = reduced(row);
    if (!reduced.of.isEmpty()) {
      byPivot.put(reduced.of.firstKey(), normed(reduced));
    }
  }

  int equations() {
    return told.size();
  }

  private static Row normed(Row row) {
    Rational first = row.of.firstEntry().getValue();
    TreeMap<Integer, Rational> of = new TreeMap<>();
    row.of.forEach((unknown, times) -> of.put(unknown, times.over(first)));
    return new Row(of, row.is.over(first));
  }

  /** A row less multiples of the known ones, until none of its unknowns is a pivot. */
  private Row reduced(Row row) {
    TreeMap<Integer, Rational> of = new TreeMap<>(row.of);
    Rational is = row.is;
    Integer at = of.isEmpty() ? null : of.firstKey();
    while (at != null) {
      Row pivot = byPivot.get(at);
      if (pivot != null) {
        Rational times = of.getOrDefault(at, Rational.ZERO);
        pivot.of.forEach((unknown, by) -> subtract(of, unknown, by.times(times)));
        is = is.minus(pivot.is.times(times));
      }
      at = of.higherKey(at);
    }
    return new Row(of, is);
  }

  private static void subtract(Map<Integer, Rational> of, int unknown, Rational by) {
    Rational left = of.getOrDefault(unknown, Rational.ZERO).minus(by);
    if (left.isZero()) {
      of.remove(unknown);
    } else {
      of.put(unknown, left);
    }
  }

  /** All rows, each free of the pivots of the others. */
  private List<Row> solved() {
    List<Integer> pivots = new ArrayList<>(new TreeMap<>(byPivot).descendingKeySet());
    for (int pivot : pivots) {
      Row row = byPivot.remove(pivot);
      if (row != null) {
        byPivot.put(pivot, reduced(row));
      }
    }
    return List.copyOf(byPivot.values());
  }

  /**
   * What the sums say of each unknown.
   *
   * @param isAmount whether an unknown is an amount, which is not negative
   */
  Map<Integer, Bounds> bounds(IntPredicate isAmount) {
    List<Row> rows = new ArrayList<>(solved());
    rows.addAll(told);
    Map<Integer, Bounds> known = new HashMap<>();
    for (int round = 0; round < 3; round++) {
      for (Row row : rows) {
        row.of.keySet().forEach(unknown -> narrow(row, unknown, known, isAmount));
      }
    }
    return known;
  }

  private static void narrow(
      Row row, int unknown, Map<Integer, Bounds> known, IntPredicate isAmount) {
    double least = row.is.toDouble();
    double most = least;
    for (Map.Entry<Integer, Rational> other : row.of.entrySet()) {
      if (other.getKey() != unknown) {
        Bounds of = known.getOrDefault(other.getKey(), free(isAmount.test(other.getKey())));
        double times = other.getValue().toDouble();
        least -= Math.max(times * of.least, times * of.most);
        most -= Math.min(times * of.least, times * of.most);
      }
    }
    double own = row.of.getOrDefault(unknown, Rational.ZERO).toDouble();
    Bounds before = known.getOrDefault(unknown, free(isAmount.test(unknown)));
    known.put(
        unknown,
        new Bounds(
            Math.max(before.least, Math.min(least / own, most / own)),
            Math.min(before.most, Math.max(least / own, most / own))));
  }

  private static Bounds free(boolean isAmount) {
    return new Bounds(isAmount ? 0 : -1e18, 1e18);
  }
}
