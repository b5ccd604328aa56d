package dev.makertime.analysis.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Holds the origin of an input.
 *
 * @param source in words
 * @param window the days that were measured, as {@code 2026-01-01/2026-03-31}
 * @param engineers of a measured figure, over how many
 * @param weeks of a measured figure, over how many ISO weeks
 * @param se its standard error over engineers
 * @param ci95 its 95 % confidence interval by Student's t over engineers; absent for fewer than two
 * @param low of an assumed figure, its least
 * @param high of an assumed figure, its most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureOrigin(
    FigureKind kind,
    String source,
    @Nullable String window,
    @Nullable Integer engineers,
    @Nullable Integer weeks,
    @Nullable Double se,
    @Nullable Interval ci95,
    @Nullable Double low,
    @Nullable Double high) {

  /** Of a multiplier that is divided out again: it has no influence. */
  public static final String WITHIN_LOADED_COST = "within the loaded cost, of no influence";

  public static FigureOrigin of(FigureKind kind, String source) {
    return new FigureOrigin(kind, source, null, null, null, null, null, null, null);
  }

  public static FigureOrigin assumed(String source, @Nullable Double low, @Nullable Double high) {
    return new FigureOrigin(FigureKind.ASSUMED, source, null, null, null, null, null, low, high);
  }
}
