package dev.makertime.reporter.backlog;

import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.report.Week;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hand-made work that recurs, by what it was done to and how; never by whom. It recurs if it was
 * done at least three times, in at least two weeks.
 *
 * @param from the first day that was looked at
 * @param to the last
 * @param hourlyCost loaded, in {@code currency}; absent where costs are not known
 * @param items the most hours first
 */
public record AutomationBacklog(
    LocalDate from,
    LocalDate to,
    @Nullable Double hourlyCost,
    @Nullable String currency,
    List<Item> items) {
  private static final int OFTEN = 3;
  private static final int WEEKS = 2;
  private static final double YEAR = 365.25;
  private static final double MONTH = YEAR / 12;

  /**
   * One kind of hand-made work.
   *
   * @param subject what it was done to
   * @param kind how it was set off, as its source says
   * @param times in the period
   * @param people how many did it
   * @param hours in the period, after hours included
   * @param hoursAYear at that pace
   * @param costAYear of those hours; absent where costs are not known. Automating pays back within
   *     a year if it costs less
   * @param usualMinutes the median of one time
   * @param longestMinutes of one time
   * @param migrations what became of it
   */
  public record Item(
      String subject,
      String kind,
      int times,
      int people,
      double hours,
      double hoursAYear,
      @Nullable Double costAYear,
      double usualMinutes,
      double longestMinutes,
      List<Since> migrations) {
    public Item {
      migrations = List.copyOf(migrations);
    }

    /** In how many months an automation of some hours would pay back. */
    public double paidBackAfterMonths(double hoursToAutomate) {
      return 12 * hoursToAutomate / hoursAYear;
    }
  }

  /**
   * How often it was done by those who went over, before and after.
   *
   * @param before times a month
   * @param after times a month
   */
  public record Since(String migration, double before, double after) {
    /** Whether it is not done any more. */
    public boolean isGone() {
      return before > 0 && after == 0;
    }
  }

  public AutomationBacklog {
    items = List.copyOf(items);
  }

  private record Key(String subject, String kind) {}

  private record Done(EngineerDay day, long seconds) {}

  /**
   * Collects it.
   *
   * @param days taken apart, of a period
   */
  public static AutomationBacklog of(
      Organization organization, Collection<Explanation> days, LocalDate from, LocalDate to) {
    Map<Key, List<Done>> all =
        new TreeMap<>(Comparator.comparing(Key::subject).thenComparing(Key::kind));
    Map<String, Person> people =
        organization.people().stream()
            .collect(Collectors.toMap(Person::id, Function.identity(), (one, other) -> one));
    for (Explanation day : days) {
      Person person = people.getOrDefault(day.day().person(), organization.unknown());
      for (Piece piece : day.pieces()) {
        if (piece.kind() == ActivityKind.MANUAL && isBegun(piece, day, person)) {
          String subject = Objects.requireNonNullElse(piece.activity().subject(), "unspecified");
          String kind = piece.activity().labels().getOrDefault("trigger", "by hand");
          all.computeIfAbsent(new Key(subject, kind), missing -> new ArrayList<>())
              .add(new Done(day.day(), piece.counted() + piece.outside() + piece.underMeeting()));
        }
      }
    }
    Double hour = hourlyCost(organization, days, from, to);
    List<Item> items = new ArrayList<>();
    all.forEach(
        (key, done) -> {
          long weeks = done.stream().map(one -> Week.of(one.day().date())).distinct().count();
          if (done.size() >= OFTEN && weeks >= WEEKS) {
            items.add(item(organization, key, done, from, to, hour));
          }
        });
    items.sort(
        Comparator.comparingDouble(Item::hours)
            .reversed()
            .thenComparing(Item::subject)
            .thenComparing(Item::kind));
    return new AutomationBacklog(from, to, hour, organization.currency(), items);
  }

  /** A span over midnight is done once, on its first day. */
  private static boolean isBegun(Piece piece, Explanation day, Person person) {
    return person.dateOf(piece.start()).equals(day.day().date());
  }

  private static Item item(
      Organization organization,
      Key key,
      List<Done> done,
      LocalDate from,
      LocalDate to,
      @Nullable Double hour) {
    double[] minutes = done.stream().mapToDouble(one -> one.seconds() / 60.0).sorted().toArray();
    double hours = done.stream().mapToLong(Done::seconds).sum() / 3600.0;
    double year = hours * YEAR / (ChronoUnit.DAYS.between(from, to) + 1);
    return new Item(
        key.subject(),
        key.kind(),
        done.size(),
        (int) done.stream().map(one -> one.day().person()).distinct().count(),
        hours,
        year,
        hour == null ? null : Double.valueOf(hour * year),
        minutes.length % 2 == 1
            ? minutes[minutes.length / 2]
            : (minutes[minutes.length / 2 - 1] + minutes[minutes.length / 2]) / 2,
        minutes[minutes.length - 1],
        since(organization, done, from, to));
  }

  private static List<Since> since(
      Organization organization, List<Done> done, LocalDate from, LocalDate to) {
    List<Since> all = new ArrayList<>();
    for (Migration migration : organization.migrations()) {
      double before = 0;
      double after = 0;
      boolean concerns = false;
      for (Migration.Wave wave : migration.waves()) {
        long daysBefore = ChronoUnit.DAYS.between(from, wave.from());
        long daysAfter = ChronoUnit.DAYS.between(wave.from(), to) + 1;
        List<LocalDate> dates =
            done.stream()
                .filter(one -> wave.team().equals(one.day().team()))
                .map(one -> one.day().date())
                .toList();
        if (daysBefore > 0 && daysAfter > 0 && !dates.isEmpty()) {
          concerns = true;
          long early = dates.stream().filter(date -> date.isBefore(wave.from())).count();
          before += early * MONTH / daysBefore;
          after += (dates.size() - early) * MONTH / daysAfter;
        }
      }
      if (concerns) {
        all.add(
            new Since(Objects.requireNonNullElse(migration.name(), migration.id()), before, after));
      }
    }
    return all;
  }

  /** Of those whose days these are, on average; absent unless all their costs are known. */
  private static @Nullable Double hourlyCost(
      Organization organization, Collection<Explanation> days, LocalDate from, LocalDate to) {
    Map<String, Long> available = new LinkedHashMap<>();
    days.forEach(one -> available.merge(one.day().person(), one.day().available(), Long::sum));
    Set<String> people =
        available.entrySet().stream()
            .filter(one -> one.getValue() > 0 && !Person.isUnknown(one.getKey()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    double cost = 0;
    double hours = 0;
    for (String person : people) {
      BigDecimal month = organization.monthlyCosts().get(person);
      if (month == null) {
        return null;
      }
      cost += month.doubleValue() * (ChronoUnit.DAYS.between(from, to) + 1) / MONTH;
      hours += available.getOrDefault(person, 0L) / 3600.0;
    }
    return hours > 0 ? Double.valueOf(cost / hours) : null;
  }
}
