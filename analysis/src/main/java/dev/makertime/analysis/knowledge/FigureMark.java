package dev.makertime.analysis.knowledge;

/** Tells how a figure is to be read that is a sum over days of which not all need be known. */
public enum FigureMark {
  /** What was seen. */
  MEASURED,
  /** What is left of the working time, of which not everything is known. */
  AT_MOST,
  /** Nothing was read that would tell. */
  UNKNOWN;

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
