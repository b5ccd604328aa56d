package dev.makertime.model;

import java.time.Instant;

/**
 * A stretch of working time and what it counts as.
 *
 * @param end not included
 */
public record Segment(Kind kind, Instant start, Instant end) {

  /** What working time counts as. */
  public enum Kind {
    MEETING,
    MANUAL,
    QUEUE,
    RUN,
    RESUME,
    /** Technical work in an uninterrupted stretch of at least the policy's focus block. */
    FOCUS,
    /** Other technical work. */
    TECHNICAL
  }

  public long seconds() {
    return end.getEpochSecond() - start.getEpochSecond();
  }
}
