package dev.makertime.streams;

import java.time.Duration;
import java.time.Instant;

/**
 * Settings that decide how old a day must be to be sealed.
 *
 * @param retention how long ago a day may have ended and still change
 * @param floor days that ended before stay sealed, however long the retention is now: their
 *     evidence may be deleted
 */
public record Sealing(Duration retention, Instant floor) {

  /** Returns the horizon at a moment: days that ended before it are sealed. */
  public Instant at(Instant moment) {
    Instant horizon = moment.minus(retention);
    return horizon.isBefore(floor) ? floor : horizon;
  }
}
