package dev.makertime.render.format;

import dev.makertime.analysis.platform.Spread;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.Proportion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats shares with their intervals, and durations, in English. */
public final class ShareFormat {
  private static final FigureFormat FIGURES = new FigureFormat(Locale.ENGLISH, "");

  private ShareFormat() {}

  /** A share with its interval and what was counted, as a sentence. */
  public static String of(Proportion share) {
    return share.share() == null
        ? "unknown, there were none."
        : "%s%s, %d of %d."
            .formatted(
                share(share.share()),
                range(share.interval()),
                share.numerator(),
                share.denominator());
  }

  /** A share as per cent. */
  public static String share(@Nullable Double share) {
    return FIGURES.share(share);
  }

  /** An interval in brackets, behind a space; empty where there is none. */
  public static String range(@Nullable Interval interval) {
    return interval == null
        ? ""
        : " (%s–%s)".formatted(share(interval.low()).replace(" %", ""), share(interval.high()));
  }

  /** How long half and nine of ten took, and of how many. */
  public static String spread(Spread spread) {
    return spread.n() == 0
        ? "unknown, there were none"
        : "half within %s, nine of ten within %s, of %d"
            .formatted(duration(spread.p50()), duration(spread.p90()), spread.n());
  }

  /** Seconds, in the unit that has two or three digits. */
  public static String duration(@Nullable Double seconds) {
    if (seconds == null) {
      return "–";
    }
    if (seconds < 100) {
      return FIGURES.whole(seconds) + " s";
    }
    if (seconds < 6_000) {
      return FIGURES.whole(seconds / 60) + " min";
    }
    return seconds < 100 * 3_600
        ? FIGURES.tenths(seconds / 3_600) + " h"
        : FIGURES.whole(seconds / 86_400) + " days";
  }
}
