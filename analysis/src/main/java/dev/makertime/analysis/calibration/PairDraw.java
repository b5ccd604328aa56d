package dev.makertime.analysis.calibration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Counts moments in draws: by chance one moment of each person who has any left. A draw counts only
 * with enough people, and only if not all of them are alike: then no count that grows tells what
 * any of them said.
 *
 * @param <T> a moment of a person
 */
public final class PairDraw<T> {
  private final Function<T, MomentPair> pairOf;
  private final int minimumGroup;
  private final RandomGenerator random;

  /**
   * Makes it.
   *
   * @param minimumGroup how many people a draw needs
   */
  public PairDraw(Function<T, MomentPair> pairOf, int minimumGroup, RandomGenerator random) {
    this.pairOf = pairOf;
    this.minimumGroup = minimumGroup;
    this.random = random;
  }

  /**
   * Counts draw after draw until too few people have a moment left. A draw whose pairs are all
   * alike waits for the next ones: drawing again until they differ would count too many that do.
   *
   * @param left moments by person; what is counted is taken out of its lists
   * @return the counts from before with those of the draws
   */
  public ConfusionMatrix count(ConfusionMatrix before, Map<String, List<T>> left) {
    ConfusionMatrix counts = before;
    List<Map<String, T>> pending = new ArrayList<>();
    for (Map<String, T> draw = draw(left); draw.size() >= minimumGroup; draw = draw(left)) {
      Map<String, T> taken = draw;
      left.forEach((person, moments) -> moments.remove(taken.get(person)));
      pending.add(draw);
      if (!areAlike(pairs(pending))) {
        for (Map<String, T> one : pending) {
          counts = counts.plus(pairs(List.of(one)));
        }
        pending.clear();
      }
    }
    pending.forEach(
        draw ->
            draw.forEach(
                (person, moment) -> left.getOrDefault(person, new ArrayList<>()).add(moment)));
    return counts;
  }

  private List<MomentPair> pairs(List<Map<String, T>> draws) {
    return draws.stream().flatMap(draw -> draw.values().stream()).map(pairOf).toList();
  }

  private Map<String, T> draw(Map<String, List<T>> left) {
    Map<String, T> draw = new LinkedHashMap<>();
    left.forEach(
        (person, all) -> {
          if (!all.isEmpty()) {
            draw.put(person, all.get(random.nextInt(all.size())));
          }
        });
    return draw;
  }

  private static boolean areAlike(Collection<MomentPair> pairs) {
    return pairs.stream().distinct().count() < 2;
  }
}
