package dev.makertime.analysis.watch;

/**
 * One engineer's week.
 *
 * @param week counted in the calendar, the same for everybody
 * @param since weeks since the engineer's own wave: 1 is its first, 0 and less lie before it
 * @param contractHours of the week
 * @param availableHours of working time
 * @param covered whether every source was read for all of it: otherwise its hours are unknown
 * @param hours of all promised categories together
 */
public record WatchedWeek(
    String engineer,
    int week,
    int since,
    double contractHours,
    double availableHours,
    boolean covered,
    double hours) {}
