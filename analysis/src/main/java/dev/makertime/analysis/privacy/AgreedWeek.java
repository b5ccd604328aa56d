package dev.makertime.analysis.privacy;

import dev.makertime.model.TimeSums;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Holds the week of a small team as it was published, since all members agree to that.
 *
 * @param days on which somebody worked
 * @param people at most on one day
 * @param of the people whose days are in it
 */
public record AgreedWeek(int days, int people, TimeSums sums, SortedSet<String> of) {
  public AgreedWeek {
    of = Collections.unmodifiableSortedSet(new TreeSet<>(of));
  }
}
