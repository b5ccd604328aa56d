package dev.makertime.testkit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides how many rounds a slow test runs: all in the thorough form, otherwise as many as its
 * share of the build's time allows, with a minimum.
 */
public final class Rounds {
  private final int least;
  private final int all;
  private final Duration share;
  private final LongSupplier nanoTime;
  private final long began;
  private int begun;

  Rounds(int least, int all, Duration share, LongSupplier nanoTime) {
    this.least = least;
    this.all = all;
    this.share = share;
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
  }

  /**
   * Begins to count the time.
   *
   * @param least rounds that are always taken
   * @param all rounds of the whole form, and never more
   * @param everyCommit after which no other round begins in the form of every commit
   */
  public static Rounds of(int least, int all, Duration everyCommit) {
    return new Rounds(Thorough.or(least, all), all, everyCommit, System::nanoTime);
  }

  /** Whether there is another round; asking begins it. */
  public boolean begin() {
    boolean isInTime = Duration.ofNanos(nanoTime.getAsLong() - began).compareTo(share) < 0;
    boolean isThere = begun < least || (begun < all && isInTime);
    if (isThere) {
      begun++;
    }
    return isThere;
  }

  /** The number of the round that has begun, from 1 on. */
  public int number() {
    return begun;
  }
}
