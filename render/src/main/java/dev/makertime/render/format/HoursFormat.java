package dev.makertime.render.format;

import java.util.Locale;

/** Formats amounts of time: hours with one decimal, shares in whole per cent. */
public final class HoursFormat {
  private HoursFormat() {}

  public static String of(long seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / 3600.0);
  }

  public static String share(long part, long whole) {
    return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
  }
}
