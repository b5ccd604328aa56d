package dev.makertime.reporter.system;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes the coverage of figures: how fresh each source is, and how many people the sources have
 * identities of.
 *
 * @param calendars of how many people a calendar is read
 * @param tools of how many people some other tool tells
 */
public record SourceCoverage(int people, int calendars, int tools, List<Freshness> sources) {

  /** A source that has not been read for so many of its turns is stale. */
  private static final int TURNS = 3;

  private static final Duration SLACK = Duration.ofMinutes(1);

  /**
   * How fresh a source is.
   *
   * @param readTo up to when it has been read without a gap; absent where it only calls, or never
   *     answered
   */
  public record Freshness(String name, String kind, State state, @Nullable Instant readTo) {}

  /** In what state. */
  public enum State {
    FRESH,
    STALE,
    /** It was never read. */
    SILENT,
    /** It calls, and nothing confirms that it always does. */
    CALLS;

    private int badness() {
      return switch (this) {
        case FRESH -> 0;
        case CALLS -> 1;
        case STALE -> 2;
        case SILENT -> 3;
      };
    }
  }

  /** Of the members of a team, or of everybody. */
  public static SourceCoverage of(
      Organization organization,
      Collection<Person> members,
      Collection<ConfiguredSource> sources,
      Collection<Coverage> coverages,
      Instant now) {
    Map<String, Set<String>> identities = new TreeMap<>();
    Set<String> ids = members.stream().map(Person::id).collect(Collectors.toSet());
    organization
        .owners()
        .forEach(
            (identity, owner) -> {
              if (ids.contains(owner)) {
                identities.computeIfAbsent(owner, none -> new HashSet<>()).add(identity);
              }
            });
    List<Freshness> fresh = new ArrayList<>();
    for (ConfiguredSource source : sources) {
      if (identities.values().stream().anyMatch(of -> source.tellsOf(of))) {
        fresh.add(freshness(source, coverages, now));
      }
    }
    if (members.size() > 1) {
      fresh = withCalendarsAsOne(fresh);
    }
    return new SourceCoverage(
        ids.size(),
        told(identities, sources.stream().filter(ConfiguredSource::isCalendar).toList()),
        told(identities, sources.stream().filter(source -> !source.isCalendar()).toList()),
        fresh);
  }

  /** Whose calendar is stale is nobody's business but theirs. */
  private static List<Freshness> withCalendarsAsOne(List<Freshness> all) {
    List<Freshness> calendars =
        all.stream().filter(one -> one.kind().equals(ConfiguredSource.CALENDAR)).toList();
    if (calendars.size() < 2) {
      return all;
    }
    List<Freshness> fewer = new ArrayList<>(all);
    fewer.removeAll(calendars);
    Freshness worst =
        calendars.stream()
            .max(
                Comparator.comparing(Freshness::state, Comparator.comparingInt(State::badness))
                    .thenComparing(
                        Freshness::readTo, Comparator.nullsLast(Comparator.reverseOrder())))
            .orElseThrow();
    fewer.add(
        new Freshness(
            calendars.size() + " calendars",
            ConfiguredSource.CALENDAR,
            worst.state(),
            worst.readTo()));
    return fewer;
  }

  private static int told(Map<String, Set<String>> identities, List<ConfiguredSource> sources) {
    return (int)
        identities.values().stream()
            .filter(of -> sources.stream().anyMatch(source -> source.tellsOf(of)))
            .count();
  }

  /** Of one source. */
  public static Freshness freshness(
      ConfiguredSource source, Collection<Coverage> coverages, Instant now) {
    Instant to =
        coverages.stream()
            .filter(coverage -> coverage.source().equals(source.name()))
            .map(Coverage::to)
            .findFirst()
            .orElse(null);
    Duration every = source.every();
    if (every == null) {
      return new Freshness(source.name(), source.kind(), State.CALLS, to);
    }
    if (to == null) {
      return new Freshness(source.name(), source.kind(), State.SILENT, null);
    }
    boolean stale = to.plus(every.multipliedBy(TURNS)).plus(SLACK).isBefore(now);
    return new Freshness(source.name(), source.kind(), stale ? State.STALE : State.FRESH, to);
  }
}
