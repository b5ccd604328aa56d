package dev.makertime.model;

import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * Counts of the members that each figure of a team's day is of, by which it is decided what may be
 * shown. A figure of which one member has more than half counts as one member's. An account that
 * several use is no member.
 *
 * @param available members with working time
 * @param waiting members of whom queue, run or resume is counted
 * @param unattended members whose upper end of waiting is above the lower one
 * @param technical members with working time: all of it that is nothing else is technical
 * @param focus members with working time
 */
public record Contributors(
    int available,
    int meeting,
    int manual,
    int waiting,
    int unattended,
    int technical,
    int focus,
    int afterHours) {

  /** The counts of what members' days add. */
  public static Contributors of(Collection<Contribution> contributions) {
    int working = count(contributions, Contribution::available);
    return new Contributors(
        working,
        count(contributions, Contribution::meeting),
        count(contributions, Contribution::manual),
        count(contributions, Contribution::waiting),
        count(contributions, one -> one.waitUpper() - one.waiting()),
        ofWorking(working, count(contributions, Contribution::technical)),
        ofWorking(working, count(contributions, Contribution::focus)),
        count(contributions, one -> one.afterHours().total()));
  }

  private static int ofWorking(int working, int contributing) {
    return contributing <= 1 ? contributing : working;
  }

  private static int count(
      Collection<Contribution> contributions, ToLongFunction<Contribution> seconds) {
    return count(
        contributions.stream().filter(one -> one.heads() > 0).mapToLong(seconds).toArray());
  }

  /** How many parts a sum has, or may be said to have: 1 where one of them is more than half. */
  public static int count(long... parts) {
    int count = 0;
    long sum = 0;
    long largest = 0;
    for (long part : parts) {
      count += part == 0 ? 0 : 1;
      sum += Math.abs(part);
      largest = Math.max(largest, Math.abs(part));
    }
    return largest * 2 > sum ? 1 : count;
  }
}
