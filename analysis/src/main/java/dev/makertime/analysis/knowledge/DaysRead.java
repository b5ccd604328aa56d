package dev.makertime.analysis.knowledge;

import dev.makertime.model.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Holds the days of a time zone that a source was read for.
 *
 * @param first of which at least a part was read
 * @param firstWhole the first of which all was read
 * @param lastWhole the last of which all was read; before {@code firstWhole} if there is none
 * @param last of which at least a part was read
 */
record DaysRead(LocalDate first, LocalDate firstWhole, LocalDate lastWhole, LocalDate last) {
  /** A source that was not read for so many of its turns is stale. */
  private static final int TURNS = 3;

  private static final Duration SLACK = Duration.ofMinutes(1);

  /** A day that goes on counts as whole while the source is read as often as it should be. */
  static DaysRead of(ConfiguredSource source, Coverage coverage, ZoneId zone, Instant asOf) {
    LocalDate first = LocalDate.ofInstant(coverage.from(), zone);
    boolean atStart = !first.atStartOfDay(zone).toInstant().isBefore(coverage.from());
    LocalDate last = LocalDate.ofInstant(coverage.to(), zone);
    LocalDate today = LocalDate.ofInstant(asOf, zone);
    boolean isFresh = isFresh(source, coverage.to(), asOf) && !today.isBefore(last);
    LocalDate end =
        last.atStartOfDay(zone).toInstant().equals(coverage.to()) ? last.minusDays(1) : last;
    return new DaysRead(
        first,
        atStart ? first : first.plusDays(1),
        isFresh ? today : last.minusDays(1),
        isFresh ? today : end);
  }

  /** Whether a source that is read to some time was read as often as it should be. */
  static boolean isFresh(ConfiguredSource source, Instant readTo, Instant asOf) {
    Duration every = source.every();
    return every != null && !readTo.plus(every.multipliedBy(TURNS)).plus(SLACK).isBefore(asOf);
  }

  Known of(LocalDate date) {
    if (date.isBefore(first) || date.isAfter(last)) {
      return Known.UNKNOWN;
    }
    return date.isBefore(firstWhole) || date.isAfter(lastWhole) ? Known.PARTIAL : Known.KNOWN;
  }
}
