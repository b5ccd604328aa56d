package dev.makertime.analysis.privacy;

import dev.makertime.model.TimeSums;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds a team's day as it was published to those who see only sums.
 *
 * @param at when it was made
 * @param over whether the day was over then; if so it is shown like this for good
 * @param people members with working time; 0 where it is of too few to be shown
 * @param changed since when the sums are these, which tells no more than watching them; absent if
 *     that is not known
 */
public record PublishedDay(
    Instant at, boolean over, int people, TimeSums sums, @Nullable Instant changed) {
  /** Whether it is of enough people to be shown. */
  public boolean enough() {
    return people > 0;
  }
}
