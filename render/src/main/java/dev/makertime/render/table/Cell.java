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
 * @param isAtMost whether the figure is the most that it can be, since not everything is known
 */
public record Cell(@Nullable String text, @Nullable Double figure, Unit unit, boolean isAtMost) {

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

  public static final Cell EMPTY = new Cell(null, null, Unit.NONE, false);

  public static Cell text(@Nullable String text) {
    return text == null || text.isEmpty() ? EMPTY : new Cell(text, null, Unit.NONE, false);
  }

  public static Cell hours(long seconds) {
    return new Cell(null, seconds / 3600.0, Unit.HOURS, false);
  }

  /** Hours as they are to be read; where nothing was read and nothing seen, a word. */
  public static Cell hours(long seconds, FigureMark mark) {
    return mark == FigureMark.UNKNOWN && seconds == 0
        ? text(KnownFormat.UNKNOWN)
        : new Cell(null, seconds / 3600.0, Unit.HOURS, mark == FigureMark.AT_MOST);
  }

  /** Hours that are not counted in seconds, such as a mean; nothing where it is not finite. */
  public static Cell inHours(double hours) {
    return Double.isFinite(hours) ? new Cell(null, hours, Unit.HOURS, false) : EMPTY;
  }

  /** A share from 0 to 1. */
  public static Cell share(double share) {
    return new Cell(null, share, Unit.SHARE, false);
  }

  public static Cell count(long count) {
    return new Cell(null, (double) count, Unit.COUNT, false);
  }

  /** Any other figure; nothing where it is not finite. */
  public static Cell figure(double figure) {
    return Double.isFinite(figure) ? new Cell(null, figure, Unit.FIGURE, false) : EMPTY;
  }
}
