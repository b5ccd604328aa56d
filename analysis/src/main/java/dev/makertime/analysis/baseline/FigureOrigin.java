package dev.makertime.analysis.baseline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.model.Count;
import java.time.LocalDate;
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
 * @param by of an assumed figure, who typed it; absent = nobody says
 * @param on of an assumed figure, the day on which it was typed; absent = nobody says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureOrigin(
    FigureCertainty kind,
    String source,
    @Nullable String window,
    @Nullable Integer engineers,
    @Nullable Integer weeks,
    @Nullable Double se,
    @Nullable Interval ci95,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String by,
    @Nullable LocalDate on) {

  /** Of a multiplier that is divided out again: it has no influence. */
  public static final String WITHIN_LOADED_COST = "within the loaded cost, of no influence";

  /** Of a typed figure. */
  public static final String TYPED = "the inputs";

  /** How the source ends of a figure that is so many times the current one. */
  public static final String TIMES_CURRENT = " × current";

  /** Of a salary that was typed as what a person-month costs. */
  public static final String OF_LOADED_COST = "of the loaded cost of a person-month";

  public static FigureOrigin of(FigureCertainty kind, String source) {
    return new FigureOrigin(kind, source, null, null, null, null, null, null, null, null, null);
  }

  /** Of an assumed figure with the range that was given for it. */
  public static FigureOrigin assumed(String source, @Nullable Double low, @Nullable Double high) {
    return new FigureOrigin(
        FigureCertainty.ASSUMED, source, null, null, null, null, null, low, high, null, null);
  }

  /** The same, with who typed it and when. */
  public FigureOrigin typed(@Nullable String who, @Nullable LocalDate when) {
    return new FigureOrigin(kind, source, window, engineers, weeks, se, ci95, low, high, who, when);
  }

  /** Whether it was typed, so that its author matters. */
  @JsonIgnore
  public boolean isTyped() {
    return kind == FigureCertainty.ASSUMED
        && (source.equals(TYPED)
            || source.endsWith(TIMES_CURRENT)
            || source.equals(OF_LOADED_COST));
  }

  /** The mark of a figure in words, such as {@code assumed by Ana on 2026-05-04}. */
  public String mark() {
    return switch (kind) {
      case MEASURED ->
          engineers == null || weeks == null
              ? "measured"
              : "measured of %s over %s"
                  .formatted(Count.of(engineers, "person", "people"), Count.of(weeks, "week"));
      case ASSUMED -> isTyped() ? typedMark() : "assumed";
      case DEFAULT -> "default";
      case UNKNOWN -> "not known";
    };
  }

  private String typedMark() {
    return (by == null && on == null ? "assumed, " : "assumed ") + author();
  }

  /** Who typed a figure and when, such as {@code by Ana on 2026-05-04}; or that nobody says. */
  public String author() {
    if (by == null) {
      return on == null ? "by whom is not said" : "on %s, by whom is not said".formatted(on);
    }
    return on == null ? "by %s, when is not said".formatted(by) : "by %s on %s".formatted(by, on);
  }
}
