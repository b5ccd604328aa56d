package dev.makertime.analysis.report;

import dev.makertime.model.Amounts;
import dev.makertime.model.Contribution;
import java.util.Collection;

/**
 * Adds up several days.
 *
 * @param provisional whether some day is not over yet
 */
public record Totals(Amounts amounts, boolean provisional) {

  public static final Totals NONE = new Totals(Amounts.NONE, false);

  static Totals of(Collection<Contribution> days) {
    return new Totals(
        Amounts.sum(days, Contribution::amounts),
        days.stream().anyMatch(Contribution::provisional));
  }
}
