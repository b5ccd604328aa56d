package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.comparison.CategoryChange.Confirmation;
import dev.makertime.analysis.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the verdict on one category of work. Fewer hours are better.
 *
 * @param estimate hours per full week, after less before, less the change of control teams, if any
 * @param interval of 95 %, common weeks included
 * @param before hours per full week before the migration; absent where nobody can be compared
 * @param seenFrom the smallest change that is found with 80 % power; absent if there is none
 * @param limits reasons why the verdict is not more certain
 * @param outlook what would make it certain; absent if it is, or if nothing has changed
 */
public record CategoryVerdict(
    Outcome outcome,
    @Nullable Double estimate,
    @Nullable Interval interval,
    @Nullable Double before,
    @Nullable Double seenFrom,
    List<VerdictLimit> limits,
    VerdictPower.@Nullable Outlook outlook,
    @Nullable Basis howWeKnow) {

  /** Outcome of the test. */
  public enum Outcome {
    @JsonProperty("IMPROVED")
    IMPROVED,
    @JsonProperty("WORSE")
    WORSE,
    /** Fewer hours, more than by chance; a cause other than the migration is possible. */
    @JsonProperty("LIKELY_IMPROVED")
    LIKELY_IMPROVED,
    /** More hours, likewise. */
    @JsonProperty("LIKELY_WORSE")
    LIKELY_WORSE,
    @JsonProperty("NO_MATERIAL_CHANGE")
    NO_MATERIAL_CHANGE,
    @JsonProperty("INCONCLUSIVE")
    INCONCLUSIVE,
    @JsonProperty("DESCRIPTIVE_ONLY")
    DESCRIPTIVE_ONLY;

    /** Returns whether hours changed, whatever the cause. */
    public boolean isChange() {
      return this == IMPROVED || this == WORSE || this == LIKELY_IMPROVED || this == LIKELY_WORSE;
    }

    Outcome likely() {
      return this == IMPROVED ? LIKELY_IMPROVED : this == WORSE ? LIKELY_WORSE : this;
    }
  }

  /**
   * Statistics that the verdict is based on.
   *
   * @param weekVariance of an engineer's week (A of the early warning)
   * @param commonVariance of a week, the part that is common to the team
   * @param kappa factor for the autocorrelation of weeks
   * @param common what common weeks add to the variance of the estimate
   * @param commonShare of its whole variance
   * @param commonP p-value of the common weeks
   * @param p of Student's t
   * @param holmP the same for all categories together
   * @param permutationP by flipping signs or exchanging labels, common weeks included
   */
  public record Basis(
      double se,
      double degreesOfFreedom,
      double weekVariance,
      double commonVariance,
      double kappa,
      double common,
      double commonShare,
      double commonP,
      double p,
      double holmP,
      double permutationP,
      double holmPermutationP,
      Confirmation confirmation) {}

  public CategoryVerdict {
    limits = List.copyOf(limits);
  }

  /** Returns the outcome in words, the same on every page. */
  @JsonProperty("words")
  public String words() {
    return switch (outcome) {
      case IMPROVED -> "fell";
      case WORSE -> "rose";
      case LIKELY_IMPROVED -> "likely fell";
      case LIKELY_WORSE -> "likely rose";
      case NO_MATERIAL_CHANGE -> "no material change";
      case INCONCLUSIVE -> "inconclusive";
      case DESCRIPTIVE_ONLY -> notTested();
    };
  }

  private String notTested() {
    if (limits.contains(VerdictLimit.TOO_FEW_WEEKS)) {
      return "too few weeks";
    }
    return limits.contains(VerdictLimit.NO_VARIATION)
        ? "the same for everybody, so not tested"
        : "too few people";
  }
}
