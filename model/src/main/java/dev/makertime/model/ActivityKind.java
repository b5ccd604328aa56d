package dev.makertime.model;

/** Lists the kinds of evidence. */
public enum ActivityKind {
  /** Time spent with others. */
  MEETING,
  /** Work done by hand that a machine could do. */
  MANUAL,
  /** Time spent waiting for a machine. */
  WAIT,
  /** Time away from work. */
  ABSENCE,
  /** A sign of work at an instant, such as a push; it costs nothing itself. */
  PRESENCE
}
