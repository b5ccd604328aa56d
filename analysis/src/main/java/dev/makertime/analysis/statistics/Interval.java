package dev.makertime.analysis.statistics;

import com.fasterxml.jackson.annotation.JsonFormat;

/** Holds an interval, both ends included. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Interval(double low, double high) {

  /** Whether all of it is less. */
  public boolean isBelow(double value) {
    return high < value;
  }

  /** Whether all of it is more. */
  public boolean isAbove(double value) {
    return low > value;
  }

  /** Whether it may be that value. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The same over another figure, the lower end first. */
  public Interval over(double divisor) {
    double one = low / divisor;
    double other = high / divisor;
    return new Interval(Math.min(one, other), Math.max(one, other));
  }
}
