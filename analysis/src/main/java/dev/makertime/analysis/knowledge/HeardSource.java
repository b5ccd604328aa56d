package dev.makertime.analysis.knowledge;

import dev.makertime.model.Coverage;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A source, with the days on which it was read for one person.
 *
 * @param read days that it was read for, in the person's zone; absent where it was never read
 */
record HeardSource(SourceRecord source, @Nullable DaysRead read) {

  static HeardSource of(SourceRecord source, ZoneId zone, Instant asOf) {
    Coverage coverage = source.read();
    return new HeardSource(
        source, coverage == null ? null : DaysRead.of(source.source(), coverage, zone, asOf));
  }

  boolean isOf(EvidenceGroup group) {
    return source.source().group() == group;
  }

  /**
   * Whether it was heard all of a day by then; one that never was counts as silent from the
   * beginning on.
   */
  boolean hasBegun(LocalDate date) {
    boolean isNever = read == null && source.called().isEmpty();
    boolean isRead = read != null && !date.isBefore(read.firstWhole());
    boolean isCalled = !source.called().isEmpty() && !date.isBefore(source.called().first());
    return isNever || isRead || isCalled;
  }

  /** How much of a person's day it covers. */
  Known of(Person person, LocalDate date) {
    Known byReading = read == null ? Known.UNKNOWN : read.of(date);
    return byReading == Known.UNKNOWN && isCalling(person, date) ? Known.PARTIAL : byReading;
  }

  /** Calls of a source that is read as well tell of no day behind the last of them. */
  private boolean isCalling(Person person, LocalDate date) {
    if (source.source().isCalendar() || source.called().isEmpty()) {
      return false;
    }
    return read == null
        ? !isSilent(person, date)
        : !date.isBefore(source.called().first()) && !date.isAfter(source.called().last());
  }

  private boolean isSilent(Person person, LocalDate date) {
    LocalDate last = source.called().floor(date);
    if (last == null) {
      return true;
    }
    int silent = 0;
    for (LocalDate day = last.plusDays(1); !day.isAfter(date); day = day.plusDays(1)) {
      boolean isWorked =
          !person.workingHoursOn(day).on(day.getDayOfWeek()).isEmpty()
              && !person.holidays().contains(day);
      silent += isWorked ? 1 : 0;
      if (silent > Knowledge.SILENT_AFTER) {
        return true;
      }
    }
    return false;
  }
}
