package dev.makertime.analysis.money;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes net present value, rate of return and break-even of a monthly cash flow. Month 0 is
 * today and not discounted (as in Forrester's TEI reports).
 *
 * @param flows benefits less investments, by month
 */
public record CashFlow(List<Double> flows) {
  private static final double LOWEST = -0.5;
  private static final double HIGHEST = 10;

  /** Sums smaller than this share of all that flows are rounding, and so are those below 1e-9. */
  private static final double ROUNDING = 1e-12;

  private static final double LEAST_SCALE = 1_000;

  public CashFlow {
    flows = List.copyOf(flows);
  }

  /** What two amounts differ by; nothing where they differ by no more than their own rounding. */
  static double difference(double one, double other) {
    double by = one - other;
    return Math.abs(by) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other)) ? 0 : by;
  }

  static CashFlow of(double... flows) {
    return new CashFlow(Arrays.stream(flows).boxed().toList());
  }

  /** The monthly rate that compounds to an annual one. */
  static double monthly(double annualRate) {
    return Math.pow(1 + annualRate, 1 / 12.0) - 1;
  }

  /** The net present value at an effective annual rate. */
  public double npv(double annualRate) {
    return presentValue(monthly(annualRate));
  }

  /** What amounts from the first month on are worth today. */
  static double presentValue(double[] months, double monthlyRate) {
    double sum = 0;
    for (int i = 0; i < months.length; i++) {
      sum += months[i] / Math.pow(1 + monthlyRate, i + 1);
    }
    return sum;
  }

  private double presentValue(double monthlyRate) {
    double sum = 0;
    for (int month = 0; month < flows.size(); month++) {
      sum += flows.get(month) / Math.pow(1 + monthlyRate, month);
    }
    return sum;
  }

  /** The cumulative cash flow at each month. */
  public List<Double> cumulative() {
    double[] sums = flows.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.parallelPrefix(sums, Double::sum);
    return DoubleStream.of(sums).boxed().toList();
  }

  /** Whether there is one internal rate of return. */
  public enum IrrFlag {
    @JsonProperty("OK")
    OK,
    @JsonProperty("NO_SIGN_CHANGE")
    NO_SIGN_CHANGE,
    @JsonProperty("AMBIGUOUS")
    AMBIGUOUS,
    @JsonProperty("OUT_OF_RANGE")
    OUT_OF_RANGE
  }

  /**
   * The internal rate of return.
   *
   * @param monthly absent unless the flag is OK
   */
  public record Irr(@Nullable Double monthly, @Nullable Double annual, IrrFlag flag) {}

  /** The monthly rate, from −0.5 to 10, at which the net present value is 0. */
  public Irr irr() {
    long changes = signChanges();
    if (changes != 1) {
      return new Irr(null, null, changes == 0 ? IrrFlag.NO_SIGN_CHANGE : IrrFlag.AMBIGUOUS);
    }
    double low = LOWEST;
    double high = HIGHEST;
    double atLow = presentValue(low);
    double side = Math.signum(atLow);
    if (side * Math.signum(presentValue(high)) > 0) {
      return new Irr(null, null, IrrFlag.OUT_OF_RANGE);
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (side * Math.signum(presentValue(middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double rate = (low + high) / 2;
    return new Irr(rate, Math.pow(1 + rate, 12) - 1, IrrFlag.OK);
  }

  private long signChanges() {
    double[] signs =
        flows.stream().mapToDouble(Math::signum).filter(sign -> Math.abs(sign) > 0.5).toArray();
    long changes = 0;
    for (int i = 1; i < signs.length; i++) {
      changes += signs[i] * signs[i - 1] < 0 ? 1 : 0;
    }
    return changes;
  }

  /**
   * When the investment has been paid back, for good.
   *
   * @param month the first from which the cumulative cash flow stays at 0 or above; absent if there
   *     is none
   * @param fractional the same between months, as if money came evenly
   */
  public record BreakEven(@Nullable Integer month, @Nullable Double fractional) {}

  /** The month from which the cumulative cash flow stays at 0 or above. */
  public BreakEven breakEven() {
    List<Double> sums = cumulative();
    double rounding = rounding();
    int month = sums.size();
    while (month > 0 && sums.get(month - 1) >= -rounding) {
      month--;
    }
    if (month == sums.size()) {
      return new BreakEven(null, null);
    }
    if (month == 0) {
      return new BreakEven(0, 0.0);
    }
    double before = sums.get(month - 1);
    double share = before / (before - sums.get(month));
    return new BreakEven(month, month - 1 + Math.min(1, share));
  }

  private double rounding() {
    double all = flows.stream().mapToDouble(Math::abs).sum();
    return ROUNDING * Math.max(LEAST_SCALE, all);
  }
}
