package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.verdict.CategoryVerdict.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Gives the verdict on a migration: whether hours changed with it. Every page, file and command
 * shows this one.
 *
 * @param people who migrated
 * @param engineers of them who can be compared
 * @param control teams whose change was taken off; empty where there is none
 * @param controlEngineers of them who can be compared
 */
public record MigrationVerdict(
    int people,
    int engineers,
    List<String> control,
    int controlEngineers,
    Weeks weeks,
    Map<String, CategoryVerdict> categories) {

  /** Fewer people never show a change. */
  public static final int FEWEST = VerdictPower.FEWEST;

  /**
   * Which weeks were compared.
   *
   * @param before weeks of the calendar before the migration
   * @param after and after it
   * @param anticipation weeks before each wave that were left out
   * @param ramp weeks after it
   */
  public record Weeks(int before, int after, int anticipation, int ramp) {}

  public MigrationVerdict {
    control = List.copyOf(control);
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
  }

  /** Gives it. */
  public static MigrationVerdict of(VerdictInputs evidence) {
    Map<String, CategoryVerdict> categories = new CategoryVerdicts(evidence).all();
    int others = evidence.controlEngineers();
    return new MigrationVerdict(
        evidence.people(),
        evidence.engineers(),
        others == 0 ? List.of() : evidence.control(),
        others,
        new Weeks(
            weeks(evidence, evidence.treated()::before),
            weeks(evidence, evidence.treated()::after),
            evidence.config().anticipationWeeks(),
            evidence.config().rampWeeks()),
        categories);
  }

  private static int weeks(VerdictInputs evidence, Function<String, List<Row>> phase) {
    return (int)
        evidence.treated().engineers().stream()
            .filter(evidence.treated()::isCompared)
            .flatMap(engineer -> phase.apply(engineer).stream())
            .map(Row::week)
            .distinct()
            .count();
  }

  /** The answer in words. */
  @JsonProperty("sentence")
  public String sentence() {
    return sentence(hours -> String.format(Locale.ROOT, "%.1f", hours));
  }

  /**
   * The same with hours as a reader writes them.
   *
   * @param hours writes an amount that is not negative
   */
  public String sentence(DoubleFunction<String> hours) {
    return new VerdictWords(this, hours).all();
  }

  /** Whether all that changed, changed for certain. */
  @JsonProperty("certain")
  public boolean certain() {
    return categories.values().stream()
            .anyMatch(one -> one.outcome() == Outcome.IMPROVED || one.outcome() == Outcome.WORSE)
        && categories.values().stream()
            .noneMatch(
                one ->
                    one.outcome() == Outcome.LIKELY_IMPROVED
                        || one.outcome() == Outcome.LIKELY_WORSE);
  }
}
