package dev.makertime.model;

import java.time.Instant;
import java.util.Comparator;

/** A stretch of time that one activity claims, in epoch seconds. */
record ClaimedTime(Evidence.Piece piece, long start, long end) {

  /** Who gets a second that several claim: the last to start, then the greater id and identity. */
  static final Comparator<ClaimedTime> LAST_STARTED_FIRST =
      Comparator.comparingLong((ClaimedTime covering) -> covering.piece.start())
          .thenComparing(covering -> covering.piece.of().id())
          .thenComparing(covering -> covering.piece.of().identity())
          .reversed();

  /** The start as an instant. */
  Instant from() {
    return Instant.ofEpochSecond(start);
  }

  /** The end as an instant, not included. */
  Instant to() {
    return Instant.ofEpochSecond(end);
  }
}
