package dev.makertime.analysis.knowledge;

import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;

/** Lists the marks of a figure that is a sum over days of which not all need be known. */
public enum FigureMark {
  /** What was seen. */
  MEASURED,
  /** What is left of the working time, of which not everything is known. */
  AT_MOST,
  /** What is shown of it; more of it may be in what is withheld. */
  AT_LEAST,
  /** It is in what is withheld, as far as there is any. */
  WITHHELD,
  /** Nothing was read that would tell. */
  UNKNOWN;

  /**
   * The same of a figure beside parts of few people that were folded into the rest of sums. What is
   * left of a working time that is not all known has then no bound of its own.
   *
   * @param seconds of the figure itself
   */
  public FigureMark within(TimeSums sums, long seconds) {
    return sums.rest() == 0 ? this : withheld(seconds);
  }

  /** The same of a figure that is no part of the working time, and may be withheld by itself. */
  public FigureMark within(TimeSums sums, Extra extra, long seconds) {
    return sums.withheld().contains(extra) ? withheld(seconds) : within(sums, seconds);
  }

  /** The same of a figure of which a part is withheld, whatever it is folded into. */
  public FigureMark withheld(long seconds) {
    return switch (this) {
      case MEASURED, AT_LEAST -> seconds == 0 ? WITHHELD : AT_LEAST;
      case AT_MOST, WITHHELD -> WITHHELD;
      case UNKNOWN -> seconds == 0 ? UNKNOWN : AT_LEAST;
    };
  }

  /** Of what sources tell of. */
  public static FigureMark ofSeen(KnownTime known) {
    return known.noneKnown() ? UNKNOWN : MEASURED;
  }

  /** Of what is left of the working time. */
  public static FigureMark ofRest(KnownTimes known) {
    return known.both().allKnown() ? MEASURED : AT_MOST;
  }

  /** Of focus, which nothing seen may interrupt. */
  public static FigureMark ofFocus(KnownTimes known) {
    return known.both().allKnown() ? MEASURED : known.both().known() == 0 ? UNKNOWN : AT_MOST;
  }
}
