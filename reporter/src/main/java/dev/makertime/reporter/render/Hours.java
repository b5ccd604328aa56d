package dev.makertime.reporter.render;

import java.util.Locale;

/** Amounts of time for people: hours with one decimal, shares in whole per cent. */
final class Hours {
  private Hours() {}

  static String of(long seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / 3600.0);
  }

  static String share(long part, long whole) {
    return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
  }
}
