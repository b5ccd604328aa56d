package dev.makertime.analysis.report;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.Contribution;
import dev.makertime.model.TimeSums;
import java.util.Collection;

/**
 * Adds up several days.
 *
 * @param provisional whether some day is not over yet
 * @param known how much is known of the working time; of no time where that was not asked
 */
public record Totals(TimeSums amounts, boolean provisional, KnownTimes known) {

  public static final Totals NONE = new Totals(TimeSums.NONE, false, KnownTimes.NONE);

  static Totals of(Collection<Contribution> days, KnownTimes known) {
    return new Totals(
        TimeSums.sum(days, Contribution::amounts),
        days.stream().anyMatch(Contribution::provisional),
        known);
  }
}
