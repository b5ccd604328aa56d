package dev.makertime.collector.calendar.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the instances of an endless rule, in wall-clock times. It uses lib-recur, and
 * corrects where that differs from RFC 5545. A first start that does not match the rule is left
 * out.
 */
final class RuleInstances {
  private static final List<Part> NARROWING =
      List.of(
          Part.BYMONTH,
          Part.BYWEEKNO,
          Part.BYYEARDAY,
          Part.BYMONTHDAY,
          Part.BYDAY,
          Part.BYHOUR,
          Part.BYMINUTE,
          Part.BYSECOND,
          Part.BYSETPOS);

  private RuleInstances() {}

  /**
   * Returns the instances from the first start on, in order.
   *
   * @param rule without COUNT and UNTIL
   * @param notBefore earlier instances may be left out
   */
  static Iterator<LocalDateTime> instances(
      RecurrenceRule rule, LocalDateTime first, LocalDateTime notBefore) {
    if (rule.getFreq() == Freq.YEARLY && rule.hasPart(Part.BYWEEKNO)) {
      return new WeekNumbers(rule, first);
    }
    LocalDateTime start =
        rule.hasPart(Part.BYSETPOS) ? periodOf(rule, first) : later(rule, first, notBefore);
    return new OfLibrary(rule, start, first, notBefore);
  }

  /**
   * The last instance before a time, of a rule of seconds, minutes or hours that nothing narrows;
   * else the first start. The library would step through all those in between, which are hundreds
   * of millions in ten years.
   */
  private static LocalDateTime later(
      RecurrenceRule rule, LocalDateTime first, LocalDateTime notBefore) {
    if (!notBefore.isAfter(first) || NARROWING.stream().anyMatch(rule::hasPart)) {
      return first;
    }
    @Nullable ChronoUnit unit =
        switch (rule.getFreq()) {
          case SECONDLY -> ChronoUnit.SECONDS;
          case MINUTELY -> ChronoUnit.MINUTES;
          case HOURLY -> ChronoUnit.HOURS;
          default -> null;
        };
    if (unit == null) {
      return first;
    }
    long steps = unit.between(first, notBefore) / rule.getInterval();
    return first.plus(steps * rule.getInterval(), unit);
  }

  /**
   * Returns where the period of the first start begins: BYSETPOS counts in whole periods. Fields
   * that the rule does not name stay as in the first start.
   */
  private static LocalDateTime periodOf(RecurrenceRule rule, LocalDateTime first) {
    LocalDateTime start = first;
    boolean byDay =
        rule.hasPart(Part.BYDAY) || rule.hasPart(Part.BYMONTHDAY) || rule.hasPart(Part.BYYEARDAY);
    switch (rule.getFreq()) {
      case YEARLY -> start = byDay ? start.withDayOfYear(1) : start.withMonth(1);
      case MONTHLY -> start = byDay ? start.withDayOfMonth(1) : start;
      case WEEKLY ->
          start =
              byDay
                  ? start.with(TemporalAdjusters.previousOrSame(day(rule.getWeekStart())))
                  : start;
      default -> {
        // a period of a day or less begins at the time of the first start
      }
    }
    if (rule.hasPart(Part.BYHOUR) && rule.getFreq().compareTo(Freq.HOURLY) < 0) {
      start = start.withHour(0);
    }
    if (rule.hasPart(Part.BYMINUTE) && rule.getFreq().compareTo(Freq.MINUTELY) < 0) {
      start = start.withMinute(0);
    }
    return rule.hasPart(Part.BYSECOND) && rule.getFreq().compareTo(Freq.SECONDLY) < 0
        ? start.withSecond(0)
        : start;
  }

  static DayOfWeek day(Weekday weekday) {
    return switch (weekday) {
      case MO -> DayOfWeek.MONDAY;
      case TU -> DayOfWeek.TUESDAY;
      case WE -> DayOfWeek.WEDNESDAY;
      case TH -> DayOfWeek.THURSDAY;
      case FR -> DayOfWeek.FRIDAY;
      case SA -> DayOfWeek.SATURDAY;
      case SU -> DayOfWeek.SUNDAY;
    };
  }

  static DateTime dateTime(LocalDateTime local) {
    return new DateTime(
        local.getYear(),
        local.getMonthValue() - 1,
        local.getDayOfMonth(),
        local.getHour(),
        local.getMinute(),
        local.getSecond());
  }

  static LocalDateTime local(DateTime dateTime) {
    return LocalDateTime.of(
        dateTime.getYear(),
        dateTime.getMonth() + 1,
        dateTime.getDayOfMonth(),
        dateTime.getHours(),
        dateTime.getMinutes(),
        Math.min(dateTime.getSeconds(), 59));
  }

  /** Adapter to the iterator of lib-recur; a rule without further instances ends. */
  private static final class OfLibrary implements Iterator<LocalDateTime> {
    private final LocalDateTime first;
    private @Nullable RecurrenceRuleIterator instances;

    OfLibrary(
        RecurrenceRule rule, LocalDateTime start, LocalDateTime first, LocalDateTime notBefore) {
      this.first = first;
      instances = begun(rule, start, first, notBefore);
    }

    private static @Nullable RecurrenceRuleIterator begun(
        RecurrenceRule rule, LocalDateTime start, LocalDateTime first, LocalDateTime notBefore) {
      try {
        RecurrenceRuleIterator instances = rule.iterator(dateTime(start));
        if (notBefore.isAfter(first)) {
          instances.fastForward(dateTime(notBefore));
        }
        return instances;
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    @Override
    public boolean hasNext() {
      try {
        while (instances != null
            && instances.hasNext()
            && local(instances.peekDateTime()).isBefore(first)) {
          instances.nextDateTime();
        }
        return instances != null && instances.hasNext();
      } catch (IllegalArgumentException e) {
        instances = null;
        return false;
      }
    }

    @Override
    public LocalDateTime next() {
      if (!hasNext() || instances == null) {
        throw new NoSuchElementException();
      }
      LocalDateTime next = local(instances.peekDateTime());
      try {
        instances.nextDateTime(); // searches the next instance, which may not exist
      } catch (IllegalArgumentException e) {
        instances = null;
      }
      return next;
    }
  }
}
