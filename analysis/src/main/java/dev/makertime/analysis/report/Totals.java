package dev.makertime.analysis.report;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.model.Contribution;
import dev.makertime.model.TimeSums;
import java.util.Collection;

/**
 * Adds up several days.
 *
 * @param provisional whether some day is not over yet
 * @param known how much is known of the working time; of no time where that was not asked
 * @param withheld whether parts of few people are technical work in the amounts
 */
public record Totals(TimeSums amounts, boolean provisional, KnownTimes known, boolean withheld) {

  /** Amounts of which nothing is withheld. */
  public Totals(TimeSums amounts, boolean provisional, KnownTimes known) {
    this(amounts, provisional, known, false);
  }

  public static final Totals NONE = new Totals(TimeSums.NONE, false, KnownTimes.NONE);

  Totals withholding(Withheld what) {
    return new Totals(amounts.withholding(what.extras()), provisional, known, what.parts());
  }

  /** What is withheld of them, all in one. */
  public Withheld lacking() {
    return new Withheld(withheld, amounts.withheld());
  }

  static Totals of(Collection<Contribution> days, KnownTimes known) {
    return new Totals(
        TimeSums.sum(days, Contribution::amounts),
        days.stream().anyMatch(Contribution::provisional),
        known);
  }
}
