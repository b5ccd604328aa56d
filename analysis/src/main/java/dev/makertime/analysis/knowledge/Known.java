package dev.makertime.analysis.knowledge;

/** Tells how much of a person's day the evidence covers, the least first. */
public enum Known {
  /** No source that tells of the person covers any of the day: nothing seen is not nothing done. */
  UNKNOWN,
  /** Some of the day, or some of the sources: what was seen is the least that happened. */
  PARTIAL,
  /** Every source that tells of the person covers the whole day. */
  KNOWN;

  /** The lesser of both. */
  public Known and(Known other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The greater of both. */
  public Known or(Known other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
