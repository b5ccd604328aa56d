package dev.makertime.render.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.verdict.CategoryVerdict;
import dev.makertime.analysis.verdict.CategoryVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one category of hours what was promised, what came, what that is worth, and how sure
 * this is. All outputs use it, so that none calls a promise kept where no hours changed, and none
 * gives a worth to a change that is not confirmed.
 *
 * @param promised hours per full week, below 0 where they were to fall; absent without a promise
 * @param change hours per full week; absent where nobody can be compared
 * @param kept whether the promise was kept, in words; empty without a promise
 * @param monthlyWorth in the promise's currency, of confirmed and likely changes only
 * @param sure how sure the change is, in words
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PromiseAnswer(
    String category,
    @Nullable Double promised,
    @Nullable Double change,
    String kept,
    @Nullable Double monthlyWorth,
    String sure) {
  /** Hours a week from which on a change is material. */
  private static final double MATERIAL = 1;

  /** Of each category that is compared. */
  public static List<PromiseAnswer> of(MigrationComparison comparison) {
    List<PromiseAnswer> all = new ArrayList<>();
    for (Map.Entry<String, CategoryVerdict> one : comparison.verdict().categories().entrySet()) {
      all.add(of(one.getKey(), one.getValue(), comparison.promises().get(one.getKey())));
    }
    return all;
  }

  private static PromiseAnswer of(
      String category, CategoryVerdict verdict, @Nullable PromiseKept promise) {
    boolean isWorth = promise != null && verdict.outcome().isChange();
    return new PromiseAnswer(
        category,
        promise == null ? null : promise.promised(),
        verdict.estimate(),
        promise == null ? "" : kept(verdict.outcome(), promise),
        isWorth && promise != null ? promise.deliveredMonthlyValue() : null,
        sure(verdict));
  }

  /** The promise's verdict, as far as the hours have one. */
  static String kept(Outcome outcome, PromiseKept promise) {
    if (outcome.isChange() || promise.verdict() == PromiseKept.Verdict.NO_PROMISE) {
      return promise.verdict().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    if (outcome == Outcome.NO_MATERIAL_CHANGE) {
      return Math.abs(promise.promised()) < MATERIAL
          ? "promised less than a material change"
          : "not delivered";
    }
    return "undetermined";
  }

  private static String sure(CategoryVerdict verdict) {
    return switch (verdict.outcome()) {
      case IMPROVED, WORSE -> "statistically certain";
      case LIKELY_IMPROVED, LIKELY_WORSE -> "likely: another cause is possible";
      case NO_MATERIAL_CHANGE -> "statistically certain: less than 1 h";
      case INCONCLUSIVE -> "not confirmed";
      case DESCRIPTIVE_ONLY -> verdict.words();
    };
  }
}
