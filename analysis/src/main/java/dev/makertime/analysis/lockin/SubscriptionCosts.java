package dev.makertime.analysis.lockin;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** What staying, never beginning, and leaving at the end of a month cost, month by month. */
final class SubscriptionCosts {
  private static final double MONTHS = 12;

  private final LockInInputs inputs;

  /** By month; 0 is now. */
  final long[] seats;

  final double[] price;
  final double[] stay;
  final double[] upkeep;
  final double[] exit;
  private final double[] discount;

  /**
   * Costs up to the horizon and as far ahead of it as is looked.
   *
   * @param shock by which the price is multiplied at the renewal of a month; 1 = not
   */
  SubscriptionCosts(LockInInputs inputs, IntToDoubleFunction shock) {
    this.inputs = inputs;
    int months = inputs.horizonMonths() + inputs.lookAheadMonths() + 1;
    seats = new long[months + 1];
    price = new double[months + 1];
    stay = new double[months + 1];
    upkeep = new double[months + 1];
    exit = new double[months + 1];
    discount = new double[months + 1];
    prices(shock);
    LockInInputs.Alternative instead = inputs.alternative();
    long used = 0;
    for (int t = 0; t <= months; t++) {
      discount[t] = Math.pow(1 + inputs.discountRateAnnual(), -t / MONTHS);
      if (t > 0) {
        seats[t] = seats(t);
        used += seats[t];
        stay[t] = seats[t] * price[t] + flat(t);
        upkeep[t] =
            (instead.upkeepFlatMonth() + instead.upkeepPerSeatMonth() * seats[t])
                * grown(instead.upkeepGrowthPerYear(), t - 1);
        exit[t] = exit(t, used);
      }
    }
  }

  private static double grown(double perYear, double months) {
    return Math.pow(1 + perYear, months / MONTHS);
  }

  private long seats(int month) {
    LockInInputs.Fees fees = inputs.subscription();
    double added =
        fees.seatSteps().stream()
            .filter(step -> step.month() <= month)
            .mapToDouble(LockInInputs.SeatStep::add)
            .sum();
    double all = fees.seats() * grown(fees.seatGrowthPerYear(), month - 1) + added;
    return Math.max(0, (long) Math.floor(all + 0.5));
  }

  private void prices(IntToDoubleFunction shock) {
    LockInInputs.Fees fees = inputs.subscription();
    Map<Integer, Double> agreed = new HashMap<>();
    fees.priceSteps().forEach(step -> agreed.put(step.month(), step.price()));
    double current = fees.pricePerSeatMonth();
    for (int t = 1; t < price.length; t++) {
      if (t > 1 && (t - 1) % fees.renewalMonths() == 0) {
        current *= grown(fees.priceGrowthPerYear(), fees.renewalMonths()) * shock.applyAsDouble(t);
      }
      current = agreed.getOrDefault(t, current);
      price[t] = current;
    }
  }

  private double flat(int month) {
    LockInInputs.Fees fees = inputs.subscription();
    int renewals = (month - 1) / fees.renewalMonths();
    return fees.flatMonth()
        * grown(fees.priceGrowthPerYear(), (double) fees.renewalMonths() * renewals);
  }

  private double exit(int month, long used) {
    LockInInputs.Exit of = inputs.exit();
    double all = of.fixed() + of.perSeat() * seats[month] + of.perSeatMonthUsed() * used;
    Double cap = of.cap();
    return cap == null ? all : Math.min(cap, all);
  }

  /**
   * The costs of each month if one leaves at the end of a month.
   *
   * @param month 0 = never begins
   * @param end the last month that is looked at
   */
  double[] leaving(int month, int end) {
    LockInInputs.Alternative instead = inputs.alternative();
    double[] costs = new double[end + 1];
    int paid = month == 0 ? 0 : Math.min(end, month + instead.parallelMonths());
    System.arraycopy(stay, 1, costs, 1, paid);
    long most = seats[month + 1];
    costs[month] += exit[month] + instead.oneOff() + instead.oneOffPerSeat() * most;
    for (int t = month + 1; t <= end; t++) {
      costs[t] += upkeep[t] + instead.oneOffPerSeat() * Math.max(0, seats[t] - most);
      most = Math.max(most, seats[t]);
    }
    return costs;
  }

  /** What leaving at the end of a month saves from then on, in money of that month. */
  double advantage(int month, int end) {
    double[] leaving = leaving(month, end);
    double sum = 0;
    for (int t = month; t <= end; t++) {
      sum += (stay[t] - leaving[t]) * discount[t - month];
    }
    return sum;
  }

  /** The present value of costs by month. */
  double present(double[] costs, int end) {
    double sum = 0;
    for (int t = 0; t <= end; t++) {
      sum += costs[t] * discount[t];
    }
    return sum;
  }

  /** The same costs, each discounted to now. */
  double[] discounted(double[] costs, int end) {
    double[] all = new double[end + 1];
    for (int t = 0; t <= end; t++) {
      all[t] = costs[t] * discount[t];
    }
    return all;
  }
}
