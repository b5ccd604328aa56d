package dev.makertime.analysis.money.draws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.draws.VariedInputs.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Computes how one input at a time changes a scenario's net present value (a tornado).
 *
 * @param rows the widest swing first
 */
public record Sensitivity(double baseNpv, List<Row> rows) {

  /**
   * One figure.
   *
   * @param npvLow with its low value, all others as they are
   * @param swing between the two
   */
  public record Row(
      String path, double low, double high, double npvLow, double npvHigh, double swing) {}

  /** A figure and between what it may lie. */
  public record Range(String path, double low, double high) {}

  public Sensitivity {
    rows = List.copyOf(rows);
  }

  /**
   * Varies each figure by itself.
   *
   * @param inputs as JSON, so that every figure has a path such as {@code org.realisationShare}
   * @throws IllegalArgumentException when a path leads to no figure
   */
  public static Sensitivity of(JsonNode inputs, String scenario, List<Range> ranges) {
    return of(inputs, scenario, ranges, LinkedInputs.NONE, Cancellation.NONE);
  }

  /** The same, where figures follow others. */
  public static Sensitivity of(
      JsonNode inputs,
      String scenario,
      List<Range> ranges,
      LinkedInputs links,
      Cancellation interrupt) {
    VariedInputs variation = new VariedInputs(inputs, scenario, links);
    List<Row> rows = new ArrayList<>();
    for (Range range : ranges) {
      interrupt.check();
      Parameter parameter = variation.parameter(range.path());
      double low = variation.npv(parameter, range.low());
      double high = variation.npv(parameter, range.high());
      rows.add(new Row(range.path(), range.low(), range.high(), low, high, Math.abs(high - low)));
    }
    rows.sort(Comparator.comparingDouble(Row::swing).reversed().thenComparing(Row::path));
    return new Sensitivity(variation.npv(), rows);
  }
}
