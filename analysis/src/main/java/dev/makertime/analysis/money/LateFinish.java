package dev.makertime.analysis.money;

/**
 * Holds by how much a migration ends late, and what a month of that costs. The months lie between
 * learning and ramp: nothing is gained in them, and the gain comes so much later.
 *
 * @param months whole, from 0
 * @param dragShare of all hours, lost in each of them, 0 to 1
 * @param feesPerMonth currency, such as external staff
 * @param roadmapCostPerMonth margin lost beyond the engineers' own hours, such as a penalty
 */
public record LateFinish(
    int months, double dragShare, double feesPerMonth, double roadmapCostPerMonth) {
  /** On time. */
  public static final LateFinish ON_TIME = new LateFinish(0, 0, 0, 0);

  public LateFinish {
    if (months < 0) {
      throw new IllegalArgumentException("a migration cannot end earlier than planned");
    }
  }

  /** The same with another number of months. */
  public LateFinish withMonths(int other) {
    return new LateFinish(other, dragShare, feesPerMonth, roadmapCostPerMonth);
  }

  /** Whether the team still drags on: after learning, before anything is gained. */
  boolean isDragging(int month, int learningMonths) {
    return month > learningMonths && month - months <= learningMonths;
  }
}
