package dev.makertime.analysis.lockin;

import dev.makertime.analysis.money.CashFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a subscription with what would be used instead, month by month: when the alternative is
 * cheaper, and until when leaving pays. Lists by month begin at month 1, those of exit, cumulative
 * costs and leaving at month 0.
 *
 * @param breakEvenMonth the month from which on all that was paid for the subscription is at least
 *     as much as the alternative from the start; absent = never
 * @param firstMonthCheaper from which on it is more
 * @param advantageOfLeaving by month: what leaving at its end saves up to the horizon, in money of
 *     that month. The end of the horizon alone makes leaving dear
 * @param lastMonthToLeave in which it saves anything; absent = never
 * @param advantageOfLeavingAhead the same over as many months as are looked ahead: this is lock-in
 * @param cheapestMonthToLeave by present cost; absent = stay
 * @param flags {@code LOCKED_FROM_START}: leaving never pays; {@code NEVER_LOCKED}: it still does
 *     at the horizon; {@code REOPENS}: in between it does not
 */
public record LockIn(
    List<Long> seats,
    List<Double> price,
    List<Double> monthly,
    List<Double> upkeep,
    List<Double> exitCost,
    List<Double> cumulativeSubscription,
    List<Double> cumulativeAlternative,
    @Nullable Integer breakEvenMonth,
    @Nullable Double breakEvenFractional,
    @Nullable Integer firstMonthCheaper,
    @Nullable Integer breakEvenMonthDiscounted,
    @Nullable Double breakEvenFractionalDiscounted,
    List<Double> advantageOfLeaving,
    @Nullable Integer lastMonthToLeave,
    List<Double> advantageOfLeavingAhead,
    @Nullable Integer lastMonthToLeaveAhead,
    @Nullable Integer cheapestMonthToLeave,
    double presentCostStay,
    double presentCostOnce,
    List<String> flags) {
  /** Money below it is rounding. */
  private static final double ROUNDING = 1e-6;

  public LockIn {
    seats = List.copyOf(seats);
    price = List.copyOf(price);
    monthly = List.copyOf(monthly);
    upkeep = List.copyOf(upkeep);
    exitCost = List.copyOf(exitCost);
    cumulativeSubscription = List.copyOf(cumulativeSubscription);
    cumulativeAlternative = List.copyOf(cumulativeAlternative);
    advantageOfLeaving = List.copyOf(advantageOfLeaving);
    advantageOfLeavingAhead = List.copyOf(advantageOfLeavingAhead);
    flags = List.copyOf(flags);
  }

  /** Compares them. */
  public static LockIn of(LockInInputs inputs) {
    return of(inputs, new SubscriptionCosts(inputs, month -> 1));
  }

  static LockIn of(LockInInputs inputs, SubscriptionCosts costs) {
    int end = inputs.horizonMonths();
    double[] stay = Arrays.copyOf(costs.stay, end + 1);
    double[] once = costs.leaving(0, end);
    CashFlow.BreakEven even = difference(stay, once).breakEven();
    CashFlow.BreakEven discounted =
        difference(costs.discounted(stay, end), costs.discounted(once, end)).breakEven();
    List<Double> leaving = new ArrayList<>();
    List<Double> ahead = new ArrayList<>();
    for (int month = 0; month <= end; month++) {
      if (month < end) {
        leaving.add(costs.advantage(month, end));
      }
      ahead.add(costs.advantage(month, month + inputs.lookAheadMonths()));
    }
    Integer last = lastGain(ahead);
    return new LockIn(
        Arrays.stream(costs.seats, 1, end + 1).boxed().toList(),
        list(costs.price, 1, end),
        list(stay, 1, end),
        list(costs.upkeep, 1, end),
        list(costs.exit, 0, end),
        cumulative(stay),
        cumulative(once),
        even.month(),
        even.fractional(),
        firstAbove(difference(stay, once).cumulative()),
        discounted.month(),
        discounted.fractional(),
        leaving,
        lastGain(leaving),
        ahead,
        last,
        cheapest(costs, end),
        costs.present(stay, end),
        costs.present(once, end),
        flags(ahead, last));
  }

  private static List<Double> list(double[] all, int from, int to) {
    return Arrays.stream(all, from, to + 1).boxed().toList();
  }

  private static List<Double> cumulative(double[] costs) {
    double[] sums = costs.clone();
    Arrays.parallelPrefix(sums, Double::sum);
    return DoubleStream.of(sums).boxed().toList();
  }

  private static CashFlow difference(double[] one, double[] other) {
    return new CashFlow(
        IntStream.range(0, one.length).mapToObj(t -> Double.valueOf(one[t] - other[t])).toList());
  }

  /** The month from which on all are above nothing. */
  private static @Nullable Integer firstAbove(List<Double> sums) {
    int first = sums.size();
    while (first > 0 && sums.get(first - 1) > ROUNDING) {
      first--;
    }
    return first == sums.size() ? null : Integer.valueOf(first);
  }

  private static @Nullable Integer lastGain(List<Double> advantages) {
    for (int month = advantages.size() - 1; month >= 0; month--) {
      if (advantages.get(month) >= -ROUNDING) {
        return month;
      }
    }
    return null;
  }

  private static @Nullable Integer cheapest(SubscriptionCosts costs, int end) {
    Integer cheapest = null;
    double least = Double.POSITIVE_INFINITY;
    for (int month = 0; month < end; month++) {
      double present = costs.present(costs.leaving(month, end), end);
      if (present < least - ROUNDING) {
        least = present;
        cheapest = month;
      }
    }
    return costs.present(costs.stay, end) < least - ROUNDING ? null : cheapest;
  }

  private static List<String> flags(List<Double> ahead, @Nullable Integer last) {
    List<String> flags = new ArrayList<>();
    if (last == null) {
      flags.add("LOCKED_FROM_START");
      return flags;
    }
    if (last == ahead.size() - 1) {
      flags.add("NEVER_LOCKED");
    }
    if (ahead.subList(0, last).stream().anyMatch(one -> one < -ROUNDING)) {
      flags.add("REOPENS");
    }
    return flags;
  }
}
