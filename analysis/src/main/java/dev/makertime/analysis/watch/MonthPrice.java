package dev.makertime.analysis.watch;

import java.util.List;

/**
 * Price of one more month, by how late a migration is already.
 *
 * @param byDelay currency, by whole months of delay from 0 on; the last holds for all later ones
 * @param learningMonths until which nothing is late
 */
public record MonthPrice(List<Double> byDelay, int learningMonths) {
  public MonthPrice {
    byDelay = List.copyOf(byDelay);
    if (byDelay.isEmpty()) {
      throw new IllegalArgumentException("a month has a price, or there is none of months");
    }
  }

  /** The same whenever it is asked. */
  public static MonthPrice of(double price) {
    return new MonthPrice(List.of(price), 0);
  }

  /** In a week since the first wave, from 1 on. */
  public double at(int week) {
    int month = (int) Math.ceil(week / WatchPlan.WEEKS_A_MONTH);
    int late = Math.max(0, month - learningMonths);
    return byDelay.get(Math.min(late, byDelay.size() - 1));
  }
}
