package dev.makertime.analysis.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makertime.analysis.statistics.HolmCorrection;
import dev.makertime.analysis.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one category changed, with correction for several categories. A change is
 * associated with the migration, not shown to be caused by it.
 *
 * @param holmPermutationP of the sign flips, for all categories together
 * @param holmTP of the t test, for all categories together
 * @param verdict by the t interval and its probability
 * @param confirmation by the sign flips, which assume less
 */
public record CategoryChange(
    @JsonUnwrapped PairedDifferences paired,
    @Nullable Double holmPermutationP,
    @Nullable Double holmTP,
    Verdict verdict,
    Confirmation confirmation) {
  private static final double LEVEL = 0.05;
  private static final int FEWEST = 4;

  /** Result of the test; fewer hours are better. */
  public enum Verdict {
    @JsonProperty("DESCRIPTIVE_ONLY")
    DESCRIPTIVE_ONLY,
    @JsonProperty("IMPROVED")
    IMPROVED,
    @JsonProperty("WORSE")
    WORSE,
    @JsonProperty("NO_MATERIAL_CHANGE")
    NO_MATERIAL_CHANGE,
    @JsonProperty("INCONCLUSIVE")
    INCONCLUSIVE
  }

  /** Whether the sign-flip test agrees with the t test. */
  public enum Confirmation {
    @JsonProperty("NOT_ATTAINABLE")
    NOT_ATTAINABLE,
    @JsonProperty("CONFIRMED")
    CONFIRMED,
    @JsonProperty("NOT_CONFIRMED")
    NOT_CONFIRMED
  }

  /**
   * Tests all categories together.
   *
   * @param differences by category, in its order
   * @param margin hours a week that are not material
   */
  public static Map<String, CategoryChange> of(
      Map<String, double[]> differences, double alpha, double margin) {
    Map<String, PairedDifferences> all = new LinkedHashMap<>();
    differences.forEach((category, each) -> all.put(category, PairedDifferences.of(alpha, each)));
    Map<String, Double> permutation = new LinkedHashMap<>();
    Map<String, Double> t = new LinkedHashMap<>();
    all.forEach(
        (category, one) -> {
          if (one.permutationP() != null) {
            permutation.put(category, one.permutationP());
          }
          if (one.tP() != null) {
            t.put(category, one.tP());
          }
        });
    Map<String, Double> holmPermutation = adjusted(permutation);
    Map<String, Double> holmT = adjusted(t);
    Map<String, CategoryChange> changes = new LinkedHashMap<>();
    all.forEach(
        (category, one) ->
            changes.put(
                category,
                new CategoryChange(
                    one,
                    holmPermutation.get(category),
                    holmT.get(category),
                    verdict(one, holmT.get(category), margin),
                    confirmation(one, holmPermutation.get(category), all.size()))));
    return changes;
  }

  private static Map<String, Double> adjusted(Map<String, Double> p) {
    List<String> names = new ArrayList<>(p.keySet());
    List<Double> adjusted =
        HolmCorrection.adjusted(names.stream().map(p::get).map(Objects::requireNonNull).toList());
    Map<String, Double> all = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      all.put(names.get(i), adjusted.get(i));
    }
    return all;
  }

  private static Verdict verdict(PairedDifferences one, @Nullable Double holmT, double margin) {
    Interval ci = one.tCi();
    if (one.n() < FEWEST || ci == null || holmT == null) {
      return Verdict.DESCRIPTIVE_ONLY;
    }
    if (ci.isBelow(0) && holmT < LEVEL) {
      return Verdict.IMPROVED;
    }
    if (ci.isAbove(0) && holmT < LEVEL) {
      return Verdict.WORSE;
    }
    return ci.isAbove(-margin) && ci.isBelow(margin)
        ? Verdict.NO_MATERIAL_CHANGE
        : Verdict.INCONCLUSIVE;
  }

  private static Confirmation confirmation(
      PairedDifferences one, @Nullable Double holmPermutation, int categories) {
    if (categories * Math.pow(2, 1 - one.n()) > LEVEL || holmPermutation == null) {
      return Confirmation.NOT_ATTAINABLE;
    }
    return holmPermutation < LEVEL ? Confirmation.CONFIRMED : Confirmation.NOT_CONFIRMED;
  }
}
