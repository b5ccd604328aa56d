package dev.makertime.reporter.published;

import dev.makertime.analysis.privacy.AgreedWeek;
import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.model.TimeSums;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the weeks of small teams whose members all agree to weekly sums, as they were first
 * published. Later evidence changes none of them: among few people, the difference would be one
 * person's.
 */
public final class AgreedWeeks {
  private final DayStore store;

  public AgreedWeeks(DayStore store) {
    this.store = store;
  }

  /**
   * The first Monday since all members of a team agree; empty while one does not.
   *
   * @param consent since when a person agrees
   */
  public static Optional<LocalDate> since(
      Collection<Person> members, Function<String, Optional<Instant>> consent) {
    Optional<Instant> last = Optional.of(Instant.EPOCH);
    for (Person member : members) {
      Optional<Instant> given = consent.apply(member.id());
      last = last.flatMap(one -> given.map(two -> one.isAfter(two) ? one : two));
    }
    return members.isEmpty()
        ? Optional.empty()
        : last.map(
            one ->
                LocalDate.ofInstant(one, ZoneOffset.UTC)
                    .with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
  }

  /**
   * Publishes a week that is over, unless it was published before, or somebody is in it who is not
   * asked.
   *
   * @param members who are asked for their agreement
   * @param days of people by date
   */
  void publish(
      TeamWeek week,
      Set<String> members,
      Set<String> shared,
      Map<LocalDate, Map<String, EngineerDay>> days) {
    List<EngineerDay> all =
        days.values().stream().flatMap(people -> people.values().stream()).toList();
    SortedSet<String> of =
        all.stream().map(EngineerDay::person).collect(Collectors.toCollection(TreeSet::new));
    if (of.isEmpty() || !members.containsAll(of) || store.published().agreed(week).isPresent()) {
      return;
    }
    Map<LocalDate, Long> heads =
        all.stream()
            .filter(day -> day.available() > 0)
            .collect(Collectors.groupingBy(EngineerDay::date, Collectors.counting()));
    int most = heads.values().stream().mapToInt(Long::intValue).max().orElse(0);
    TimeSums sums =
        TimeSums.sum(all, day -> Contribution.of(day, shared.contains(day.person())).amounts());
    store.published().agree(week, new AgreedWeek(heads.size(), most, sums, of));
  }

  /** A team's published weeks by their Monday, of which all people are still asked. */
  public SortedMap<LocalDate, AgreedWeek> between(
      String team, LocalDate first, LocalDate last, Collection<Person> members) {
    Set<String> asked = members.stream().map(Person::id).collect(Collectors.toSet());
    SortedMap<LocalDate, AgreedWeek> weeks = new TreeMap<>();
    for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
      LocalDate of = monday;
      store
          .published()
          .agreed(new TeamWeek(team, monday))
          .filter(week -> asked.containsAll(week.of()))
          .ifPresent(week -> weeks.put(of, week));
    }
    return weeks;
  }
}
