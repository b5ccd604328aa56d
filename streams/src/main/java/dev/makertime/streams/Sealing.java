package dev.makertime.streams;

import java.time.Duration;
import java.time.Instant;

/**
 * How far back days are sealed.
 *
 * @param retention how long ago a day may have ended and still change
 * @param floor what ended before stays sealed, however long the retention is now: its evidence may
 *     be gone
 */
public record Sealing(Duration retention, Instant floor) {

  /** What ended before this instant is sealed at some moment. */
  public Instant at(Instant moment) {
    Instant horizon = moment.minus(retention);
    return horizon.isBefore(floor) ? floor : horizon;
  }
}
