package dev.makertime.collector.calendar.recurrence;

import biweekly.ICalVersion;
import biweekly.io.TimezoneInfo;
import biweekly.io.WriteContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.property.RecurrenceRule;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import dev.makertime.collector.reading.TimeWindow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.jspecify.annotations.Nullable;

/** Expands a recurrence rule within a window, in wall-clock times of the event's zone. */
final class Recurrence {
  private static final int MOST_INSTANCES = 10_000;

  /** The most instances before the window, where a COUNT does not allow to skip them. */
  private static final int MOST_STEPS = 200_000;

  private Recurrence() {}

  /**
   * Returns the local starts of a rule within a window, and a day around it. The event's first
   * start is one of them, even if it does not match the rule, and counts (RFC 5545, 3.8.5.3).
   *
   * @throws UnreadableCalendar for a rule that is invalid, or has too many instances
   */
  static List<LocalDateTime> expand(RecurrenceRule rule, LocalMoment first, TimeWindow window)
      throws UnreadableCalendar {
    LocalDateTime from = first.zone().local(window.from()).minusDays(1);
    List<LocalDateTime> found = new ArrayList<>();
    Limited instances = new Limited(text(rule), first, from);
    Optional<LocalDateTime> begin = instances.begin();
    if (begin.isPresent() && !begin.get().equals(first.local())) {
      instances.countsOneMore();
    }
    if (!first.local().isBefore(from) && !begin.equals(Optional.of(first.local()))) {
      found.add(first.local());
    }
    rest(instances, from, first.zone().local(window.to()).plusDays(1), found);
    return found;
  }

  /** Returns the starts of the rule alone; the first start only where it matches. */
  static List<LocalDateTime> ofRule(RecurrenceRule rule, LocalMoment first, TimeWindow window)
      throws UnreadableCalendar {
    LocalDateTime from = first.zone().local(window.from()).minusDays(1);
    List<LocalDateTime> found = new ArrayList<>();
    Limited instances = new Limited(text(rule), first, from);
    rest(instances, from, first.zone().local(window.to()).plusDays(1), found);
    return found;
  }

  private static void rest(
      Limited instances, LocalDateTime from, LocalDateTime to, List<LocalDateTime> found)
      throws UnreadableCalendar {
    int steps = 0;
    while (instances.hasNext()) {
      LocalDateTime local = instances.next();
      if (local.isAfter(to)) {
        return;
      }
      if (!local.isBefore(from)) {
        found.add(local);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new UnreadableCalendar("a rule that takes too long to expand");
      }
      if (found.size() > MOST_INSTANCES || ++steps > MOST_STEPS) {
        throw new UnreadableCalendar("a rule with more than " + MOST_INSTANCES + " instances");
      }
    }
  }

  /** Iterates over the instances of a rule up to its COUNT or UNTIL. */
  private static final class Limited {
    private final Iterator<LocalDateTime> instances;
    private final @Nullable LocalDateTime until;
    private final LocalMoment first;
    private final org.dmfs.rfc5545.recur.RecurrenceRule endless;
    private long left;
    private @Nullable LocalDateTime next;

    Limited(String text, LocalMoment first, LocalDateTime from) throws UnreadableCalendar {
      this.first = first;
      org.dmfs.rfc5545.recur.RecurrenceRule rule = parse(text);
      until = rule.getUntil() == null ? null : localUntil(rule.getUntil(), first);
      left = rule.getCount() == null ? Long.MAX_VALUE : rule.getCount();
      String rest = text.replaceAll("(?i);?\\b(COUNT|UNTIL)=[^;]*", "");
      endless =
          parse(
              first.hasTime()
                  ? rest
                  : rest.replaceAll("(?i);?\\bBY(HOUR|MINUTE|SECOND)=[^;]*", ""));
      CalendarLimits.check(endless);
      boolean counts = rule.getCount() != null;
      instances = RuleInstances.instances(endless, first.local(), counts ? first.local() : from);
    }

    /** Returns the first instance of all, whatever the window is. */
    Optional<LocalDateTime> begin() {
      Iterator<LocalDateTime> all = RuleInstances.instances(endless, first.local(), first.local());
      return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    void countsOneMore() {
      left = left == Long.MAX_VALUE ? left : left - 1;
    }

    boolean hasNext() {
      if (next == null && left > 0 && instances.hasNext()) {
        LocalDateTime candidate = instances.next();
        next = until != null && candidate.isAfter(until) ? null : candidate;
        left = next == null ? 0 : left - 1;
      }
      return next != null;
    }

    LocalDateTime next() {
      LocalDateTime one = Objects.requireNonNull(next);
      next = null;
      return one;
    }
  }

  private static org.dmfs.rfc5545.recur.RecurrenceRule parse(String text)
      throws UnreadableCalendar {
    try {
      return new org.dmfs.rfc5545.recur.RecurrenceRule(text);
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
      throw new UnreadableCalendar("a recurrence rule that cannot be read");
    }
  }

  /** Reads UNTIL, which may be an instant, a local time, or a date with its whole day. */
  private static LocalDateTime localUntil(DateTime until, LocalMoment first) {
    if (until.isAllDay()) {
      return LocalDateTime.of(
          until.getYear(), until.getMonth() + 1, until.getDayOfMonth(), 23, 59, 59);
    }
    return until.isFloating()
        ? RuleInstances.local(until)
        : first.zone().local(java.time.Instant.ofEpochMilli(until.getTimestamp()));
  }

  private static String text(RecurrenceRule rule) {
    WriteContext context = new WriteContext(ICalVersion.V2_0, new TimezoneInfo(), null);
    return new RecurrenceRuleScribe().writeText(rule, context);
  }
}
