package dev.makertime.render.format;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats figures in a reader's locale, with no more digits than are significant. */
public final class FigureFormat {
  private final Locale locale;
  private final String currency;

  /**
   * A way to write figures.
   *
   * @param currency its code, such as EUR
   */
  public FigureFormat(Locale locale, String currency) {
    this.locale = locale;
    this.currency = currency;
  }

  /** Hours, months or projects, to a tenth. */
  public String tenths(@Nullable Double value) {
    return value == null ? "–" : number(value, 1);
  }

  /** Whole ones. */
  public String whole(@Nullable Double value) {
    return value == null ? "–" : number(value, 0);
  }

  /** Any figure, with at most three decimals. */
  public String plain(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.abs(value) >= 100 ? 0 : 3);
    return unsigned(format, value);
  }

  /** A share of one, as per cent. */
  public String share(@Nullable Double value) {
    return value == null ? "–" : number(100 * value, 0) + " %";
  }

  /** Money: three digits that count, and its currency. */
  public String money(@Nullable Double value) {
    if (value == null) {
      return "–";
    }
    double digits = Math.floor(Math.log10(Math.max(1, Math.abs(value))));
    double fine = Math.max(1, Math.pow(10, digits - 2));
    return (number(Math.rint(value / fine) * fine, 0) + " " + currency).strip();
  }

  public String symbol() {
    return currency;
  }

  private String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return unsigned(format, value);
  }

  /** Removes the sign of a figure that is rounded to zero. */
  private static String unsigned(NumberFormat format, double value) {
    String text = format.format(value);
    boolean isZero =
        Double.isFinite(value)
            && text.codePoints()
                .filter(Character::isDigit)
                .allMatch(digit -> Character.digit(digit, 10) == 0);
    return isZero ? format.format(0) : text;
  }
}
