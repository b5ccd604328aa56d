package dev.makertime.analysis.money.slip;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.money.LateFinish;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is assumed about a late end of a migration, the same for all scenarios.
 *
 * @param distribution absent = nobody was asked: then it ends on time
 * @param dragShare of all hours, lost in each month of delay, 0 to 1; absent = as the scenario's
 *     learning drop
 * @param feesPerMonth currency
 * @param roadmapCostPerMonth margin lost beyond the engineers' own hours
 * @param by who typed it; absent = nobody says
 * @param on which day, such as 2026-01-31
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlipTerms(
    @Nullable SlipDistribution distribution,
    @Nullable Double dragShare,
    double feesPerMonth,
    double roadmapCostPerMonth,
    @Nullable String by,
    @Nullable String on) {
  /** Nobody was asked, and a month of delay costs hours alone. */
  public static final SlipTerms NOT_ASKED = new SlipTerms(null, null, 0, 0, null, null);

  /** A scenario that ends so many months late. */
  public LateFinish of(Scenario scenario, int months) {
    return new LateFinish(
        months,
        dragShare == null ? scenario.learningDrop() : dragShare,
        feesPerMonth,
        roadmapCostPerMonth);
  }
}
