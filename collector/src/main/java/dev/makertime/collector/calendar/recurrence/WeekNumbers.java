package dev.makertime.collector.calendar.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.WeekFields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;

/**
 * Iterates over the instances of a yearly rule with week numbers (RFC 5545, BYWEEKNO). Its years
 * consist of weeks, and begin with the first week that has four days in the year. So a day around
 * New Year may belong to the other year.
 */
final class WeekNumbers implements Iterator<LocalDateTime> {
  /** The number of years without an instance after which the rule has ended. */
  private static final int FRUITLESS = 400;

  private static final int WEEK = 7;

  private final RecurrenceRule rule;
  private final LocalDateTime first;
  private final WeekFields weeks;
  private final Deque<LocalDateTime> ready = new ArrayDeque<>();
  private int year;

  WeekNumbers(RecurrenceRule rule, LocalDateTime first) {
    this.rule = rule;
    this.first = first;
    weeks = WeekFields.of(RuleInstances.day(rule.getWeekStart()), 4);
    year = first.get(weeks.weekBasedYear());
  }

  @Override
  public boolean hasNext() {
    for (int tries = 0; ready.isEmpty() && tries < FRUITLESS && year < 9_000; tries++) {
      instances().stream().filter(one -> !one.isBefore(first)).forEach(ready::add);
      year += rule.getInterval();
    }
    return !ready.isEmpty();
  }

  @Override
  public LocalDateTime next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private List<LocalDateTime> instances() {
    TreeSet<LocalDateTime> all = new TreeSet<>();
    for (LocalDate date : dates()) {
      for (LocalTime time : times()) {
        all.add(date.atTime(time));
      }
    }
    if (!rule.hasPart(Part.BYSETPOS)) {
      return List.copyOf(all);
    }
    List<LocalDateTime> set = List.copyOf(all);
    TreeSet<LocalDateTime> chosen = new TreeSet<>();
    for (int position : rule.getByPart(Part.BYSETPOS)) {
      int index = position > 0 ? position - 1 : set.size() + position;
      if (index >= 0 && index < set.size()) {
        chosen.add(set.get(index));
      }
    }
    return List.copyOf(chosen);
  }

  private Set<LocalDate> dates() {
    LocalDate inside = LocalDate.of(year, 7, 1);
    int last = (int) inside.range(weeks.weekOfWeekBasedYear()).getMaximum();
    Set<LocalDate> dates = new TreeSet<>();
    for (int number : rule.getByPart(Part.BYWEEKNO)) {
      int week = number > 0 ? number : last + 1 + number;
      if (week < 1 || week > last) {
        continue;
      }
      LocalDate start = inside.with(weeks.weekOfWeekBasedYear(), week).with(weeks.dayOfWeek(), 1);
      for (int day = 0; day < WEEK; day++) {
        LocalDate date = start.plusDays(day);
        if (fits(date)) {
          dates.add(date);
        }
      }
    }
    return dates;
  }

  private boolean fits(LocalDate date) {
    boolean byDate = rule.hasPart(Part.BYMONTHDAY) || rule.hasPart(Part.BYYEARDAY);
    return ((byDate && !rule.hasPart(Part.BYDAY)) || weekdays().contains(date.getDayOfWeek()))
        && (!rule.hasPart(Part.BYMONTH)
            || rule.getByPart(Part.BYMONTH).contains(date.getMonthValue() - 1))
        && isAmong(Part.BYMONTHDAY, date.getDayOfMonth(), date.lengthOfMonth())
        && isAmong(Part.BYYEARDAY, date.getDayOfYear(), date.lengthOfYear());
  }

  private boolean isAmong(Part part, int number, int length) {
    return !rule.hasPart(part)
        || rule.getByPart(part).contains(number)
        || rule.getByPart(part).contains(number - length - 1);
  }

  private Set<DayOfWeek> weekdays() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (rule.hasPart(Part.BYDAY)) {
      rule.getByDayPart().forEach(day -> days.add(RuleInstances.day(day.weekday)));
    } else {
      days.add(first.getDayOfWeek());
    }
    return days;
  }

  private List<LocalTime> times() {
    List<LocalTime> times = new ArrayList<>();
    for (int hour : numbers(Part.BYHOUR, first.getHour())) {
      for (int minute : numbers(Part.BYMINUTE, first.getMinute())) {
        for (int second : numbers(Part.BYSECOND, first.getSecond())) {
          times.add(LocalTime.of(hour, minute, Math.min(second, 59)));
        }
      }
    }
    return times;
  }

  private List<Integer> numbers(Part part, int otherwise) {
    return rule.hasPart(part) ? rule.getByPart(part) : List.of(otherwise);
  }
}
