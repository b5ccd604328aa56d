package dev.makertime.reporter.published;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.report.CoveredDays;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes teams' days and weeks: changed ones once no more changes arrive, and current ones every
 * 15 minutes. Published sums are never recomputed from the days of people, so that a restart
 * changes nothing.
 */
public final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final long EVERY_SECONDS = 2;

  /** After so long without a change a day has settled. */
  public static final Duration SETTLED = Duration.ofMinutes(2);

  private final DayStore store;
  private final Supplier<Organization> organization;
  private final PrivacySettings privacy;
  private final Consents consents;
  private final AgreedWeeks agreed;
  private final Clock clock;
  private final Duration settled;
  private final Map<DayKey, Instant> changed = new HashMap<>();
  private final Set<TeamWeek> pending = new HashSet<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "publisher");
            thread.setDaemon(true);
            return thread;
          });
  private Instant looked = Instant.EPOCH;

  /** Publishes what there is, and from then on what comes; nothing by itself before it starts. */
  public Publisher(
      DayStore store,
      Supplier<Organization> organization,
      PrivacySettings privacy,
      Consents consents,
      Clock clock,
      Duration settled) {
    this.store = store;
    this.consents = consents;
    agreed = new AgreedWeeks(store);
    this.organization = organization;
    this.privacy = privacy;
    this.clock = clock;
    this.settled = settled;
    pending.addAll(store.published().ofDays());
  }

  /**
   * Looks again and again.
   *
   * @param ready whether the store holds what there is to show
   */
  public Publisher start(BooleanSupplier ready) {
    var unused =
        executor.scheduleWithFixedDelay(
            () -> lookSafely(ready), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  private void lookSafely(BooleanSupplier ready) {
    try {
      if (ready.getAsBoolean()) {
        look();
      }
    } catch (RuntimeException e) {
      LOG.error("sums could not be published; the former ones stay until the next attempt", e);
    }
  }

  /** Publishes what may be published by now. */
  public void look() {
    look(settled);
  }

  /** The same where days have settled sooner. */
  public synchronized void look(Duration settled) {
    Instant now = clock.instant();
    for (DayKey day : store.changes().drainTeamDays()) {
      changed.put(day, now);
      pending.add(week(day));
    }
    Set<TeamWeek> due = new HashSet<>(pending);
    boolean isStep = !TodayUpdates.step(now).equals(TodayUpdates.step(looked));
    if (!isStep) {
      due.removeIf(week -> !hasJustSettled(week, now.minus(settled)));
    }
    looked = now;
    Map<LocalDate, Set<String>> byMonday = new TreeMap<>();
    due.forEach(
        week -> byMonday.computeIfAbsent(week.monday(), none -> new HashSet<>()).add(week.team()));
    byMonday.forEach((monday, teams) -> publish(monday, teams, now, now.minus(settled)));
    changed.values().removeIf(last -> !last.isAfter(now.minus(settled)));
  }

  private static TeamWeek week(DayKey day) {
    return new TeamWeek(day.name(), Week.of(day.date()).monday());
  }

  /** What has not changed since then has settled. */
  private boolean hasJustSettled(TeamWeek week, Instant since) {
    return changed.entrySet().stream()
        .anyMatch(day -> week(day.getKey()).equals(week) && !day.getValue().isAfter(since));
  }

  private void publish(LocalDate monday, Set<String> teams, Instant now, Instant since) {
    Organization inForce = organization.get();
    Map<TeamWeek, PublishedWeek> before = store.published().between(monday, monday, null);
    Map<TeamWeek, PublishedWeek> all = new HashMap<>(before);
    Map<String, Map<LocalDate, Map<String, EngineerDay>>> days = daysByTeam(monday);
    WeekPublication publication =
        new WeekPublication(
            inForce, new CoveredDays(inForce, store.coverages().all()), privacy, monday, now);
    Map<TeamWeek, PublishedWeek> next = new HashMap<>();
    for (String team : new TreeSet<>(teams)) {
      TeamWeek key = new TeamWeek(team, monday);
      PublishedWeek week = all.getOrDefault(key, PublishedWeek.NOTHING);
      WeekPublication.Outcome outcome =
          publication.next(
              team,
              week,
              days.getOrDefault(team, Map.of()),
              all,
              date -> !changed.getOrDefault(new DayKey(team, date), Instant.EPOCH).isAfter(since));
      if (!outcome.week().equals(week)) {
        next.put(key, outcome.week());
        all.put(key, outcome.week());
      }
      if (outcome.done()) {
        agree(key, inForce, days.getOrDefault(team, Map.of()), now);
        pending.remove(key);
      }
    }
    if (!next.isEmpty()) {
      store.published().put(next);
    }
  }

  /** A week that is over, of a team that is small and agreed before it began. */
  private void agree(
      TeamWeek week,
      Organization inForce,
      Map<LocalDate, Map<String, EngineerDay>> days,
      Instant now) {
    List<Person> members = inForce.members(week.team(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (!privacy.shows(members.size())
        && AgreedWeeks.since(members, person -> consents.since(week.team(), person))
            .filter(since -> !since.isAfter(week.monday()))
            .isPresent()) {
      agreed.publish(
          week,
          members.stream().map(Person::id).collect(Collectors.toSet()),
          inForce.sharedAccounts(),
          days);
    }
  }

  private Map<String, Map<LocalDate, Map<String, EngineerDay>>> daysByTeam(LocalDate monday) {
    Map<String, Map<LocalDate, Map<String, EngineerDay>>> byTeam = new HashMap<>();
    for (EngineerDay day : store.days(new DayStore.Query(monday, monday.plusDays(6), null, null))) {
      if (day.team() != null) {
        byTeam
            .computeIfAbsent(day.team(), none -> new TreeMap<>())
            .computeIfAbsent(day.date(), none -> new TreeMap<>())
            .put(day.person(), day);
      }
    }
    return byTeam;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
