package dev.makertime.reporter.system;

import java.time.Clock;
import java.time.Instant;

/**
 * Clock of an organization that does not live in the machine's time, as in the demo. It never goes
 * back.
 */
public abstract class PacedClock extends Clock {
  /** Returns the organization's time at a moment of the machine's clock. */
  public abstract Instant at(Instant machine);

  /** Returns how many of its seconds pass in a second of the machine while people work. */
  public abstract int workingPace();

  /** Returns how many of its seconds pass in a second of the machine now; 0 while it is stopped. */
  public abstract double pace();
}
