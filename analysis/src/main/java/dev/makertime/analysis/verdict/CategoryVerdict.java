package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.comparison.CategoryChange.Confirmation;
import dev.makertime.analysis.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the verdict on one category of work; fewer hours are better.
 *
 * @param estimate hours of a full week, after less before; less the control teams' where there are
 * @param interval of 95 %, with what weeks have in common
 * @param before hours of a full week before the migration
 * @param seenFrom the least change that this verdict would show; absent where it can show none
 * @param limits what keeps it from being more
 * @param outlook what would make it certain; absent where it is, or nothing has changed
 */
public record CategoryVerdict(
    Outcome outcome,
    @Nullable Double estimate,
    @Nullable Interval interval,
    double before,
    @Nullable Double seenFrom,
    List<Limit> limits,
    Reach.@Nullable Outlook outlook,
    @Nullable Basis howWeKnow) {

  /** What is known. */
  public enum Outcome {
    @JsonProperty("IMPROVED")
    IMPROVED,
    @JsonProperty("WORSE")
    WORSE,
    /** Fewer hours, more than by chance; something else than the migration could do the same. */
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

    /** Whether hours changed, whatever may have changed them. */
    public boolean isChange() {
      return this == IMPROVED || this == WORSE || this == LIKELY_IMPROVED || this == LIKELY_WORSE;
    }

    Outcome likely() {
      return this == IMPROVED ? LIKELY_IMPROVED : this == WORSE ? LIKELY_WORSE : this;
    }
  }

  /**
   * The statistics behind it.
   *
   * @param weekVariance of an engineer's week (A of the early warning)
   * @param commonVariance of a week, as far as the team has it in common
   * @param kappa what weeks that follow each other make of it
   * @param common what that adds to the variance of the estimate
   * @param commonShare of its whole variance
   * @param commonP how likely so much in common is by chance
   * @param p of Student's t
   * @param holmP the same for all categories together
   * @param permutationP by flipping signs or exchanging labels, with what weeks have in common
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

  /** The outcome in the words that every page has for it. */
  @JsonProperty("words")
  public String words() {
    return switch (outcome) {
      case IMPROVED -> "fell";
      case WORSE -> "rose";
      case LIKELY_IMPROVED -> "likely fell";
      case LIKELY_WORSE -> "likely rose";
      case NO_MATERIAL_CHANGE -> "no change that matters";
      case INCONCLUSIVE -> "cannot be told yet";
      case DESCRIPTIVE_ONLY -> "too few to tell";
    };
  }
}
