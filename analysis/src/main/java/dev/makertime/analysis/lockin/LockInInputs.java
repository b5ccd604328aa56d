package dev.makertime.analysis.lockin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of a comparison of a subscription with what would be used instead. Money is in one
 * currency, growth is per year; month 0 is now.
 *
 * @param horizonMonths 1 to 600
 * @param discountRateAnnual effective
 * @param lookAheadMonths over how many months it is judged whether leaving pays
 */
public record LockInInputs(
    int horizonMonths,
    double discountRateAnnual,
    int lookAheadMonths,
    Fees subscription,
    Alternative alternative,
    Exit exit) {
  /** The longest horizon. */
  public static final int LONGEST = 600;

  /** A change of the number of seats, from a month on. */
  public record SeatStep(int month, double add) {}

  /** A price of a seat that is agreed from a month on; later renewals grow from it. */
  public record PriceStep(int month, double price) {}

  /**
   * What the subscription costs.
   *
   * @param seats in month 1
   * @param renewalMonths after so many the price grows
   * @param flatMonth beside the seats, a month
   */
  public record Fees(
      double seats,
      double seatGrowthPerYear,
      List<SeatStep> seatSteps,
      double pricePerSeatMonth,
      double priceGrowthPerYear,
      List<PriceStep> priceSteps,
      int renewalMonths,
      double flatMonth) {
    public Fees {
      seatSteps = List.copyOf(seatSteps);
      priceSteps = List.copyOf(priceSteps);
    }
  }

  /**
   * What is used instead.
   *
   * @param parallelMonths for which both are paid after leaving
   */
  public record Alternative(
      double oneOff,
      double oneOffPerSeat,
      double upkeepFlatMonth,
      double upkeepPerSeatMonth,
      double upkeepGrowthPerYear,
      int parallelMonths) {}

  /**
   * What leaving costs: data, habits and contracts.
   *
   * @param perSeatMonthUsed for each seat and month until then
   * @param cap absent = none
   */
  public record Exit(double fixed, double perSeat, double perSeatMonthUsed, @Nullable Double cap) {}
}
