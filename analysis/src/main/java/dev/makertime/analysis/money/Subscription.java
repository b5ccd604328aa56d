package dev.makertime.analysis.money;

import org.jspecify.annotations.Nullable;

/**
 * Compares a price that is paid once with one that is paid each month.
 *
 * @param price paid once
 * @param monthly paid each month in its place
 * @param upkeep paid each month with what was bought
 * @param discountRateAnnual effective
 */
public record Subscription(double price, double monthly, double upkeep, double discountRateAnnual) {

  /**
   * After how long the purchase is the cheaper.
   *
   * @param undiscountedMonths absent = never
   * @param discountedMonths the same at the rate; absent = never
   * @param firstMonthOneOffCheaper the first whole month in which it is strictly cheaper
   */
  public record Result(
      @Nullable Double undiscountedMonths,
      @Nullable Double discountedMonths,
      @Nullable Integer firstMonthOneOffCheaper) {}

  /** Compares them. */
  public Result compare() {
    double saved = monthly - upkeep;
    if (saved <= 0) {
      return new Result(null, null, null);
    }
    double months = price / saved;
    double rate = CashFlow.monthly(discountRateAnnual);
    Double discounted = months;
    if (rate > 0) {
      double share = rate * price / saved;
      discounted = share < 1 ? -Math.log(1 - share) / Math.log(1 + rate) : null;
    }
    return new Result(months, discounted, (int) Math.floor(months + 1e-9) + 1);
  }
}
