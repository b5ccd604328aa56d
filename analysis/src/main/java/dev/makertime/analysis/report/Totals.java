package dev.makertime.analysis.report;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.Amounts;
import dev.makertime.model.Contribution;
import java.util.Collection;

/**
 * Adds up several days.
 *
 * @param provisional whether some day is not over yet
 * @param known how much is known of the working time; of no time where that was not asked
 */
public record Totals(Amounts amounts, boolean provisional, KnownTimes known) {

  public static final Totals NONE = new Totals(Amounts.NONE, false, KnownTimes.NONE);

  static Totals of(Collection<Contribution> days, KnownTimes known) {
    return new Totals(
        Amounts.sum(days, Contribution::amounts),
        days.stream().anyMatch(Contribution::provisional),
        known);
  }
}
