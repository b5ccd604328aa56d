package dev.makertime.collector.source.calendar;

import biweekly.ICalVersion;
import biweekly.io.TimezoneInfo;
import biweekly.io.WriteContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.property.RecurrenceRule;
import dev.makertime.collector.source.Window;
import dev.makertime.collector.source.calendar.CalendarReader.UnreadableCalendar;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.InstanceIterator;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recurrenceset.FastForwarded;
import org.dmfs.rfc5545.recurrenceset.OfRuleAndFirst;
import org.jspecify.annotations.Nullable;

/** Expands a rule inside a window, on the wall clock of the event's zone. */
final class Recurrence {
  private static final int MOST_INSTANCES = 10_000;

  private Recurrence() {}

  /**
   * The local starts that a rule gives within a window, or a day around it.
   *
   * @throws UnreadableCalendar for a rule that is none, or gives too many
   */
  static List<LocalDateTime> expand(RecurrenceRule rule, LocalMoment first, Window window)
      throws UnreadableCalendar {
    org.dmfs.rfc5545.recur.RecurrenceRule parsed = parse(text(rule), first);
    DateTime start = dateTime(first.local());
    LocalDateTime from = LocalDateTime.ofInstant(window.from(), first.zone()).minusDays(1);
    LocalDateTime to = LocalDateTime.ofInstant(window.to(), first.zone()).plusDays(1);
    InstanceIterator instances = iterator(parsed, start, dateTime(from));
    if (instances == null) {
      return List.of(first.local());
    }
    List<LocalDateTime> found = new ArrayList<>();
    for (LocalDateTime local = next(instances);
        local != null && !local.isAfter(to);
        local = next(instances)) {
      if (found.size() == MOST_INSTANCES) {
        throw new UnreadableCalendar("a rule with more than " + MOST_INSTANCES + " instances");
      }
      found.add(local);
    }
    return found;
  }

  /** Null for a rule that never comes true, such as one of each 30th of February. */
  private static @Nullable InstanceIterator iterator(
      org.dmfs.rfc5545.recur.RecurrenceRule rule, DateTime start, DateTime from) {
    try {
      return new FastForwarded(from, new OfRuleAndFirst(rule, start)).iterator();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The next instance, or null at the end; a rule that never comes true again has none. */
  private static @Nullable LocalDateTime next(InstanceIterator instances) {
    try {
      return instances.hasNext() ? local(instances.next()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static org.dmfs.rfc5545.recur.RecurrenceRule parse(String text, LocalMoment first)
      throws UnreadableCalendar {
    try {
      var rule = new org.dmfs.rfc5545.recur.RecurrenceRule(text);
      if (rule.getFreq() == Freq.SECONDLY
          || rule.getFreq() == Freq.MINUTELY
          || rule.getFreq() == Freq.HOURLY) {
        throw new UnreadableCalendar("a rule that repeats within a day");
      }
      DateTime until = rule.getUntil();
      if (until != null) {
        rule.setUntil(dateTime(localUntil(until, first)));
      }
      return rule;
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
      throw new UnreadableCalendar("a recurrence rule that cannot be read");
    }
  }

  /** UNTIL may be an instant, a local time or a date; a date means its whole day. */
  private static LocalDateTime localUntil(DateTime until, LocalMoment first) {
    if (until.isAllDay()) {
      return LocalDateTime.of(
          until.getYear(), until.getMonth() + 1, until.getDayOfMonth(), 23, 59, 59);
    }
    return until.isFloating()
        ? local(until)
        : LocalDateTime.ofInstant(
            java.time.Instant.ofEpochMilli(until.getTimestamp()), first.zone());
  }

  private static String text(RecurrenceRule rule) {
    WriteContext context = new WriteContext(ICalVersion.V2_0, new TimezoneInfo(), null);
    return new RecurrenceRuleScribe().writeText(rule, context);
  }

  private static DateTime dateTime(LocalDateTime local) {
    return new DateTime(
        local.getYear(),
        local.getMonthValue() - 1,
        local.getDayOfMonth(),
        local.getHour(),
        local.getMinute(),
        local.getSecond());
  }

  private static LocalDateTime local(DateTime dateTime) {
    return LocalDateTime.of(
        dateTime.getYear(),
        dateTime.getMonth() + 1,
        dateTime.getDayOfMonth(),
        dateTime.getHours(),
        dateTime.getMinutes(),
        dateTime.getSeconds());
  }
}
