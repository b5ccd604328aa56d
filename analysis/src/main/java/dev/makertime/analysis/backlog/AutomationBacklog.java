package dev.makertime.analysis.backlog;

import dev.makertime.analysis.privacy.FoldedGroups;
import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects manual work that recurs, by what it was done to and how; never by whom. It recurs if it
 * was done at least three times, in at least two weeks.
 *
 * @param from the first day that was looked at
 * @param to the last
 * @param hourlyCost loaded, in {@code currency}; absent where costs are not known
 * @param minimumGroup what fewer people than this did is not told apart
 * @param leftOut how many kinds are not even in the sum of what is not told apart, since that would
 *     be of too few people as well
 * @param items the most hours first; last, without a subject, what is not told apart
 */
public record AutomationBacklog(
    LocalDate from,
    LocalDate to,
    @Nullable Double hourlyCost,
    @Nullable String currency,
    int minimumGroup,
    int leftOut,
    List<Item> items) {
  private static final int OFTEN = 3;
  private static final int WEEKS = 2;
  private static final double YEAR = 365.25;
  private static final double MONTH = YEAR / 12;

  /**
   * One kind of hand-made work.
   *
   * @param subject what it was done to; absent = several, each of too few people to be named
   * @param kind how it was set off, as its source says
   * @param times in the period
   * @param people how many did it
   * @param hours in the period, after hours included
   * @param hoursAYear at the present pace: of a team that has migrated, as since then
   * @param costAYear of those hours; absent where costs are not known. Automating pays back within
   *     a year if it costs less
   * @param usualMinutes the median of one time
   * @param longestMinutes of one time
   * @param migrations what became of it
   */
  public record Item(
      @Nullable String subject,
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

  private record Part(Key key, List<Done> done) implements FoldedGroups.Part {
    @Override
    public Set<String> people() {
      return done.stream().map(one -> one.day().person()).collect(Collectors.toSet());
    }
  }

  private static final Key NOT_TOLD_APART = new Key("", "");

  private record Act(String identity, String id, Key of) {}

  /** One time; what goes on after midnight belongs to its first day. */
  private record Done(EngineerDay day, long seconds) {
    Done longer(Done other) {
      EngineerDay first = day.date().isAfter(other.day.date()) ? other.day : day;
      return new Done(first, seconds + other.seconds);
    }
  }

  /**
   * Collects it.
   *
   * @param days taken apart, of a period
   * @param privacy of how few people what they did is not told apart
   */
  public static AutomationBacklog of(
      Organization organization,
      Collection<Explanation> days,
      LocalDate from,
      LocalDate to,
      Privacy privacy) {
    Map<Key, List<Done>> all =
        new TreeMap<>(Comparator.comparing(Key::subject).thenComparing(Key::kind));
    LocalDate begins =
        days.stream().map(one -> one.day().date()).min(LocalDate::compareTo).orElse(from);
    LocalDate first = begins.isAfter(from) ? begins : from;
    Map<Act, Done> acts = new LinkedHashMap<>();
    for (Explanation day : days) {
      for (Piece piece : day.pieces()) {
        if (piece.kind() == ActivityKind.MANUAL) {
          long seconds = piece.counted() + piece.outside() + piece.underMeeting();
          acts.merge(
              new Act(piece.activity().identity(), piece.activity().id(), key(piece)),
              new Done(day.day(), seconds),
              Done::longer);
        }
      }
    }
    acts.forEach(
        (act, done) -> all.computeIfAbsent(act.of(), missing -> new ArrayList<>()).add(done));
    Double hour = hourlyCost(organization, days, first, to);
    FoldedGroups<Part> parts = FoldedGroups.of(recurring(all), privacy);
    List<Item> items = new ArrayList<>();
    parts.shown().forEach(part -> items.add(item(organization, part, first, to, hour)));
    items.sort(Comparator.comparingDouble(Item::hours).reversed());
    boolean showsRest = !parts.folded().isEmpty() && parts.showsRest(privacy);
    if (showsRest) {
      List<Done> rest = parts.folded().stream().flatMap(part -> part.done().stream()).toList();
      items.add(item(organization, new Part(NOT_TOLD_APART, rest), first, to, hour));
    }
    return new AutomationBacklog(
        first,
        to,
        hour,
        organization.currency(),
        privacy.minimumGroup(),
        showsRest ? 0 : parts.folded().size(),
        items);
  }

  /** In the order of their subjects and kinds. */
  private static List<Part> recurring(Map<Key, List<Done>> all) {
    List<Part> parts = new ArrayList<>();
    all.forEach(
        (key, done) -> {
          long weeks = done.stream().map(one -> Week.of(one.day().date())).distinct().count();
          if (done.size() >= OFTEN && weeks >= WEEKS) {
            parts.add(new Part(key, done));
          }
        });
    return parts;
  }

  private static Key key(Piece piece) {
    return new Key(
        Objects.requireNonNullElse(piece.activity().subject(), "unspecified"),
        piece.activity().labels().getOrDefault("trigger", "by hand"));
  }

  private static Item item(
      Organization organization, Part part, LocalDate from, LocalDate to, @Nullable Double hour) {
    List<Done> done = part.done();
    Key key = part.key();
    double[] minutes = done.stream().mapToDouble(one -> one.seconds() / 60.0).sorted().toArray();
    double hours = done.stream().mapToLong(Done::seconds).sum() / 3600.0;
    double year = pace(organization, done, from, to);
    return new Item(
        key.equals(NOT_TOLD_APART) ? null : key.subject(),
        key.kind(),
        done.size(),
        part.people().size(),
        hours,
        year,
        hour == null ? null : Double.valueOf(hour * year),
        minutes.length % 2 == 1
            ? minutes[minutes.length / 2]
            : (minutes[minutes.length / 2 - 1] + minutes[minutes.length / 2]) / 2,
        minutes[minutes.length - 1],
        since(organization, done, from, to));
  }

  /**
   * Hours a year as it is done now: of a team that has migrated in the period, only what was done
   * since.
   */
  private static double pace(
      Organization organization, List<Done> done, LocalDate from, LocalDate to) {
    Map<String, LocalDate> migrated = new TreeMap<>();
    for (Migration migration : organization.migrations()) {
      for (Migration.Wave wave : migration.waves()) {
        if (wave.from().isAfter(from) && !wave.from().isAfter(to)) {
          migrated.merge(wave.team(), wave.from(), (one, two) -> one.isAfter(two) ? one : two);
        }
      }
    }
    double year = 0;
    for (Done one : done) {
      LocalDate since = migrated.getOrDefault(String.valueOf(one.day().team()), from);
      if (!one.day().date().isBefore(since)) {
        year += one.seconds() / 3600.0 * YEAR / (ChronoUnit.DAYS.between(since, to) + 1);
      }
    }
    return year;
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
      cost += month.doubleValue() * employed(organization, person, from, to) / MONTH;
      hours += available.getOrDefault(person, 0L) / 3600.0;
    }
    return hours > 0 ? Double.valueOf(cost / hours) : null;
  }

  private static long employed(Organization organization, String id, LocalDate from, LocalDate to) {
    return organization.people().stream()
        .filter(person -> person.id().equals(id))
        .flatMap(
            person ->
                from.datesUntil(to.plusDays(1))
                    .filter(date -> person.employed().covers(date))
                    .filter(
                        date ->
                            person.measureFrom() == null || !date.isBefore(person.measureFrom())))
        .count();
  }
}
