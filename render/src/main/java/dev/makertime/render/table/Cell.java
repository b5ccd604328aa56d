package dev.makertime.render.table;

import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.render.format.KnownFormat;
import org.jspecify.annotations.Nullable;

/**
 * Cell of a table: a text, a figure with its unit, or nothing.
 *
 * @param text absent where it is a figure, or nothing
 * @param figure hours for {@link Unit#HOURS}, 0 to 1 for {@link Unit#SHARE}; absent where it is a
 *     text
 * @param mark how the figure is to be read, or why a word stands in its place
 */
public record Cell(@Nullable String text, @Nullable Double figure, Unit unit, FigureMark mark) {

  /** What a figure counts. */
  public enum Unit {
    NONE(""),
    HOURS("h"),
    SHARE("share"),
    COUNT("count"),
    FIGURE("");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public static final Cell EMPTY = new Cell(null, null, Unit.NONE, FigureMark.MEASURED);

  public static Cell text(@Nullable String text) {
    return text == null || text.isEmpty()
        ? EMPTY
        : new Cell(text, null, Unit.NONE, FigureMark.MEASURED);
  }

  public static Cell hours(long seconds) {
    return new Cell(null, seconds / 3600.0, Unit.HOURS, FigureMark.MEASURED);
  }

  /**
   * Hours as they are to be read; a word where they are withheld, or where nothing was read and
   * nothing seen.
   */
  public static Cell hours(long seconds, FigureMark mark) {
    return switch (mark) {
      case WITHHELD -> new Cell(KnownFormat.WITHHELD, null, Unit.NONE, mark);
      case UNKNOWN ->
          seconds == 0 ? new Cell(KnownFormat.UNKNOWN, null, Unit.NONE, mark) : hours(seconds);
      case MEASURED, AT_MOST, AT_LEAST -> new Cell(null, seconds / 3600.0, Unit.HOURS, mark);
    };
  }

  /** Hours that are not counted in seconds, such as a mean; nothing where it is not finite. */
  public static Cell inHours(double hours) {
    return Double.isFinite(hours) ? new Cell(null, hours, Unit.HOURS, FigureMark.MEASURED) : EMPTY;
  }

  /** A share from 0 to 1. */
  public static Cell share(double share) {
    return new Cell(null, share, Unit.SHARE, FigureMark.MEASURED);
  }

  public static Cell count(long count) {
    return new Cell(null, (double) count, Unit.COUNT, FigureMark.MEASURED);
  }

  /** Any other figure; nothing where it is not finite. */
  public static Cell figure(double figure) {
    return Double.isFinite(figure)
        ? new Cell(null, figure, Unit.FIGURE, FigureMark.MEASURED)
        : EMPTY;
  }
}
