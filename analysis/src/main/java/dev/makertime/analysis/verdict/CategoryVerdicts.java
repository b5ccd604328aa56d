package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.CategoryChange.Confirmation;
import dev.makertime.analysis.statistics.HolmCorrection;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.verdict.CategoryVerdict.Basis;
import dev.makertime.analysis.verdict.CategoryVerdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Decides the verdicts on all categories of one migration together. */
final class CategoryVerdicts {
  private static final double LEVEL = 0.05;
  private static final double MARGIN = 1;

  private final VerdictInputs evidence;
  private final Map<String, TeamEstimate> estimates = new LinkedHashMap<>();
  private final Map<String, Double> holm;

  CategoryVerdicts(VerdictInputs evidence) {
    this.evidence = evidence;
    for (String category : evidence.categories()) {
      estimates.put(category, TeamEstimate.of(evidence.team(category), evidence.others(category)));
    }
    holm = adjusted(each(TeamEstimate::p));
  }

  private Map<String, Double> each(ToDoubleFunction<TeamEstimate> p) {
    Map<String, Double> all = new LinkedHashMap<>();
    estimates.forEach(
        (category, one) -> {
          if (one.varies()) {
            all.put(category, p.applyAsDouble(one));
          }
        });
    return all;
  }

  private static Map<String, Double> adjusted(Map<String, Double> p) {
    List<Double> adjusted = HolmCorrection.adjusted(List.copyOf(p.values()));
    Map<String, Double> all = new LinkedHashMap<>();
    for (String category : p.keySet()) {
      all.put(category, adjusted.get(all.size()));
    }
    return all;
  }

  private TeamEstimate estimate(String category) {
    return Objects.requireNonNull(estimates.get(category));
  }

  Map<String, CategoryVerdict> all() {
    Map<String, Double> permutation = each(TeamEstimate::permutationP);
    Map<String, Double> together = adjusted(permutation);
    Map<String, CategoryVerdict> verdicts = new LinkedHashMap<>();
    for (String category : evidence.categories()) {
      Double alone = permutation.get(category);
      Double all = together.get(category);
      verdicts.put(
          category,
          verdict(category, alone == null || all == null ? null : basis(category, alone, all)));
    }
    return verdicts;
  }

  private CategoryVerdict verdict(String category, @Nullable Basis basis) {
    TeamEstimate found = estimate(category);
    VerdictPower reach = new VerdictPower(found, LEVEL / evidence.categories().size());
    Outcome outcome = outcome(category);
    boolean some = found.treated().engineers() > 0;
    return new CategoryVerdict(
        outcome,
        some ? Double.valueOf(found.estimate()) : null,
        found.varies() ? found.interval(LEVEL) : null,
        some ? Double.valueOf(found.treated().before()) : null,
        reach.seenFrom(),
        limits(category, reach),
        isOpen(outcome, found) ? reach.outlook() : null,
        basis);
  }

  private static boolean isOpen(Outcome outcome, TeamEstimate found) {
    return outcome == Outcome.INCONCLUSIVE && Math.abs(found.estimate()) >= MARGIN / 2;
  }

  /** The outcome before and after other possible causes are considered. */
  Outcome outcome(String category) {
    Outcome shown = shown(category);
    List<VerdictLimit> limits = doubts(category);
    if (limits.isEmpty() || !shown.isChange()) {
      return shown;
    }
    return limits.contains(VerdictLimit.PRE_TREND) ? Outcome.INCONCLUSIVE : shown.likely();
  }

  private Outcome shown(String category) {
    TeamEstimate found = estimate(category);
    Double p = holm.get(category);
    if (found.treated().engineers() < VerdictPower.FEWEST || p == null) {
      return Outcome.DESCRIPTIVE_ONLY;
    }
    Interval interval = found.interval(LEVEL);
    if (p < LEVEL && !interval.contains(0)) {
      return interval.isBelow(0) ? Outcome.IMPROVED : Outcome.WORSE;
    }
    return interval.isAbove(-MARGIN) && interval.isBelow(MARGIN)
        ? Outcome.NO_MATERIAL_CHANGE
        : Outcome.INCONCLUSIVE;
  }

  private List<VerdictLimit> limits(String category, VerdictPower reach) {
    List<VerdictLimit> limits = new ArrayList<>();
    if (evidence.isShortOfWeeks()) {
      limits.add(VerdictLimit.TOO_FEW_WEEKS);
    } else if (evidence.engineers() >= VerdictPower.FEWEST && !estimate(category).varies()) {
      limits.add(VerdictLimit.NO_VARIATION);
    } else if (!reach.showsAll()) {
      limits.add(VerdictLimit.TOO_FEW_ENGINEERS);
    }
    limits.addAll(doubts(category));
    return limits;
  }

  private List<VerdictLimit> doubts(String category) {
    TeamEstimate found = estimate(category);
    boolean alone = found.control() == null;
    List<VerdictLimit> doubts = new ArrayList<>();
    if (alone && found.common().p() < LEVEL) {
      doubts.add(VerdictLimit.COMMON_MOVEMENT);
    }
    if (new PreTrend(evidence.treated(), alone ? null : evidence.othersBefore(), category)
        .exists(evidence.categories().size())) {
      doubts.add(VerdictLimit.PRE_TREND);
    }
    if (alone && !evidence.season()) {
      doubts.add(VerdictLimit.SEASONALITY_UNCONTROLLED);
    }
    return doubts;
  }

  private Basis basis(String category, double permutation, double together) {
    TeamEstimate found = estimate(category);
    CommonWeeks common = found.common();
    boolean attainable = estimates.size() * found.leastPermutationP() <= LEVEL;
    return new Basis(
        found.se(),
        found.degreesOfFreedom(),
        found.treated().weekVariance(),
        common.variance(),
        CommonWeeks.KAPPA,
        common.spread(),
        common.spread() / (found.se() * found.se()),
        common.p(),
        found.p(),
        Objects.requireNonNull(holm.get(category)),
        permutation,
        together,
        !attainable
            ? Confirmation.NOT_ATTAINABLE
            : together < LEVEL ? Confirmation.CONFIRMED : Confirmation.NOT_CONFIRMED);
  }
}
