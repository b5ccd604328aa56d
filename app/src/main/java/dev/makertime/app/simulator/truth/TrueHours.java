package dev.makertime.app.simulator.truth;

import dev.makertime.model.DayKey;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * The true hours of the simulated people: sums of the disjoint blocks of their plans. They do not
 * depend on the measurement. What no source tells of is added up apart.
 */
public final class TrueHours {

  /** Kind of a second. */
  public enum Kind {
    AVAILABLE,
    MEETING,
    MANUAL,
    QUEUE,
    RUN,
    RESUME,
    AFTER_HOURS_MEETING,
    AFTER_HOURS_MANUAL
  }

  /** Seconds by kind, in the order of {@link Kind}. */
  private final Map<String, long[]> days = new TreeMap<>();

  /** Seconds of which no source can tell. */
  private final Map<Kind, Long> unseen = new EnumMap<>(Kind.class);

  private final Set<String> releases = new TreeSet<>();
  private final LongUnaryOperator machines;

  /** Those of machines as they are. */
  public TrueHours() {
    this(planned -> planned);
  }

  /**
   * Those of the same people, who do the same, with other machines.
   *
   * @param machines how long a queue or a run takes of which the planned seconds are known
   */
  public TrueHours(LongUnaryOperator machines) {
    this.machines = machines;
  }

  /** How long a queue or a run takes. */
  public long lasts(long planned) {
    return machines.applyAsLong(planned);
  }

  public void add(String person, LocalDate date, Kind kind, long seconds) {
    days.computeIfAbsent(new DayKey(person, date).text(), key -> new long[Kind.values().length])[
            index(kind)] +=
        seconds;
  }

  /** Adds what happened and cannot be measured, since nothing tells of it. */
  public void addUnseen(Kind kind, long seconds) {
    unseen.merge(kind, seconds, Long::sum);
  }

  /** Seconds of which nothing tells, by kind. */
  public Map<Kind, Long> unseen() {
    return new EnumMap<>(unseen);
  }

  /** What some people did between two dates, both included. */
  public long seconds(Set<String> people, LocalDate from, LocalDate to, List<Kind> kinds) {
    return from.datesUntil(to.plusDays(1))
        .flatMap(date -> people.stream().map(person -> new DayKey(person, date).text()))
        .map(key -> days.getOrDefault(key, new long[Kind.values().length]))
        .mapToLong(day -> kinds.stream().mapToLong(kind -> day[index(kind)]).sum())
        .sum();
  }

  /** A release of a commit to production. */
  public void release(String project, Instant committed, Instant at) {
    releases.add("%s %s %d".formatted(project, at, Duration.between(committed, at).toSeconds()));
  }

  /** Whether all releases are known with their lead times, and no others. */
  public boolean agreesWith(Collection<Delivery> measured) {
    return releases.equals(
        measured.stream()
            .filter(Delivery::isRelease)
            .map(
                one ->
                    "%s %s %d"
                        .formatted(
                            one.project(),
                            one.deployedAt(),
                            one.leadTime().map(Duration::toSeconds).orElse(-1L)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** What one group of days came to, and whether it is the truth. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Verdict(String name, long[] truth, long[] measured, List<String> wrongDays) {
    public boolean agrees() {
      return wrongDays.isEmpty();
    }

    public String says() {
      StringBuilder line = new StringBuilder("%-28s".formatted(name));
      for (Kind kind :
          List.of(Kind.AVAILABLE, Kind.MEETING, Kind.MANUAL, Kind.QUEUE, Kind.RUN, Kind.RESUME)) {
        line.append(
            " %s %.1f"
                .formatted(
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    measured[index(kind)] / 3600.0));
      }
      line.append(agrees() ? "  measured = true" : "  measured ≠ true: " + wrongDays.get(0));
      return line.toString();
    }
  }

  /** Compares day by day, to the second, and sums up by a name that each day is given. */
  public List<Verdict> compare(Collection<EngineerDay> measured, Function<String, String> nameOf) {
    Map<String, long[]> found = new TreeMap<>();
    measured.forEach(day -> found.put(day.key(), seconds(day)));
    Map<String, Verdict> verdicts = new TreeMap<>();
    Map<String, long[]> all = new TreeMap<>(found);
    days.forEach(all::putIfAbsent);
    for (String key : all.keySet()) {
      String name = nameOf.apply(DayKey.parse(key).orElseThrow().name());
      long[] truly = days.getOrDefault(key, new long[Kind.values().length]);
      long[] says = found.getOrDefault(key, new long[Kind.values().length]);
      Verdict verdict =
          verdicts.computeIfAbsent(
              name,
              of ->
                  new Verdict(
                      of,
                      new long[Kind.values().length],
                      new long[Kind.values().length],
                      new ArrayList<>()));
      for (int i = 0; i < truly.length; i++) {
        verdict.truth()[i] += truly[i];
        verdict.measured()[i] += says[i];
      }
      if (!Arrays.equals(truly, says)) {
        verdict
            .wrongDays()
            .add(key + " says " + Arrays.toString(says) + ", truly " + Arrays.toString(truly));
      }
    }
    return List.copyOf(verdicts.values());
  }

  /** The same days with what really happened in them, as far as it was planned. */
  public List<EngineerDay> asDays(Collection<EngineerDay> measured) {
    return measured.stream()
        .map(day -> asTruly(day, days.getOrDefault(day.key(), new long[Kind.values().length])))
        .toList();
  }

  private static EngineerDay asTruly(EngineerDay day, long[] truly) {
    long available = truly[index(Kind.AVAILABLE)];
    long meeting = truly[index(Kind.MEETING)];
    long manual = truly[index(Kind.MANUAL)];
    long queue = truly[index(Kind.QUEUE)];
    long run = truly[index(Kind.RUN)];
    long resume = truly[index(Kind.RESUME)];
    return new EngineerDay(
        day.person(),
        day.date(),
        day.team(),
        available,
        meeting,
        manual,
        queue,
        run,
        resume,
        available - meeting - manual - queue - run - resume,
        day.focus(),
        day.focusBlocks(),
        day.afterHours(),
        day.gross(),
        day.waitUpper(),
        day.waits(),
        day.unattended(),
        day.longWaits(),
        day.manualSessions(),
        day.subjects(),
        day.provisional());
  }

  private static long[] seconds(EngineerDay day) {
    return new long[] {
      day.available(),
      day.meeting(),
      day.manual(),
      day.queue(),
      day.run(),
      day.resume(),
      day.afterHours().meeting(),
      day.afterHours().manual()
    };
  }

  private static int index(Kind kind) {
    return Arrays.asList(Kind.values()).indexOf(kind);
  }
}
