package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import dev.makertime.reporter.system.SourceCoverage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes metrics of teams and sources, updated every ten seconds. Teams below the minimum group
 * are left out, and at most 200 teams are shown. No person is named.
 */
public final class TeamGauges implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TeamGauges.class);
  private static final long EVERY_SECONDS = 10;
  private static final int MOST_TEAMS = 200;

  private final DayStore store;
  private final Supplier<Organization> organization;
  private final List<ConfiguredSource> sources;
  private final PrivacySettings privacy;
  private final Clock clock;
  private final MultiGauge lastDay;
  private final MultiGauge weeks;
  private final MultiGauge known;
  private final MultiGauge people;
  private final MultiGauge runs;
  private final MultiGauge longest;
  private final MultiGauge age;
  private final MultiGauge letters;
  private volatile double strangers;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "gauges");
            thread.setDaemon(true);
            return thread;
          });

  /** Registers them and keeps them up to date. */
  public TeamGauges(
      DayStore store,
      Supplier<Organization> organization,
      List<ConfiguredSource> sources,
      PrivacySettings privacy,
      Clock clock,
      MeterRegistry registry) {
    this.store = store;
    this.organization = organization;
    this.sources = List.copyOf(sources);
    this.privacy = privacy;
    this.clock = clock;
    lastDay = gauge(registry, "makertime.team.day", "seconds", "of a team's last complete day");
    weeks = gauge(registry, "makertime.team.week", "seconds", "of a team's complete weeks");
    known =
        gauge(
            registry,
            "makertime.known.ratio",
            "",
            "share of a team's working hours for which all evidence was read");
    people = gauge(registry, "makertime.team.waiting.people", "", "who wait for a machine now");
    runs = gauge(registry, "makertime.team.waiting.runs", "", "that people wait for now");
    longest =
        gauge(
            registry, "makertime.team.waiting.longest", "seconds", "since the longest wait began");
    age =
        gauge(
            registry,
            "makertime.source.read.age",
            "seconds",
            "since the time up to which a source was read");
    letters = gauge(registry, "makertime.dead.letters", "", "of a source");
    Gauge.builder("makertime.unattributed.identities", () -> strangers)
        .description("unattributed identities")
        .register(registry);
    var unused = executor.scheduleWithFixedDelay(this::renew, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private static MultiGauge gauge(
      MeterRegistry registry, String name, String unit, String description) {
    MultiGauge.Builder builder = MultiGauge.builder(name).description(description);
    return (unit.isEmpty() ? builder : builder.baseUnit(unit)).register(registry);
  }

  /** Updates them now. */
  public synchronized void renew() {
    try {
      Instant now = clock.instant();
      Organization inForce = organization.get();
      teams(inForce, now);
      List<MultiGauge.Row<?>> ages = new ArrayList<>();
      for (ConfiguredSource source : sources) {
        SourceCoverage.Freshness fresh =
            SourceCoverage.freshness(source, store.coverages().all(), now);
        if (fresh.readTo() != null) {
          ages.add(
              MultiGauge.Row.of(
                  Tags.of("source", source.name(), "kind", source.kind()),
                  Duration.between(fresh.readTo(), now).toSeconds()));
        }
      }
      age.register(ages, true);
      letters.register(rows("source", store.deadLetters().counts()), true);
      strangers = store.activities().sightings(inForce::isNobodys).size();
    } catch (RuntimeException e) {
      LOG.error("the gauges could not be updated and keep their values", e);
    }
  }

  private void teams(Organization inForce, Instant now) {
    List<MultiGauge.Row<?>> days = new ArrayList<>();
    List<MultiGauge.Row<?>> byWeek = new ArrayList<>();
    Map<String, Long> waiting = new LinkedHashMap<>();
    Map<String, Long> waitedFor = new LinkedHashMap<>();
    Map<String, Long> since = new LinkedHashMap<>();
    Knowledge knowledge = StoredKnowledge.of(store, inForce, sources, now);
    List<MultiGauge.Row<?>> ratios = new ArrayList<>();
    List<String> teams = inForce.teams().stream().limit(MOST_TEAMS).toList();
    for (String team : teams) {
      TeamPageSections page = new TeamPageSections(team, store, inForce, knowledge, privacy, now);
      if (page.isSmall()) {
        continue;
      }
      page.lastDay().ifPresent(day -> rows(days, Tags.of("team", team), day.period()));
      page.lastWeeks(2)
          .forEach(
              (ago, period) -> {
                Tags tags = Tags.of("team", team, "weeks_ago", Integer.toString(ago));
                rows(byWeek, tags, period);
                ratios(ratios, tags, period.known());
              });
      WaitingNow waits = page.waiting();
      waitedFor.put(team, (long) waits.runs());
      Instant began = waits.since();
      since.put(team, began == null ? 0 : Duration.between(began, now).toSeconds());
      if (waits.people() != null) {
        waiting.put(team, waits.people().longValue());
      }
    }
    lastDay.register(days, true);
    weeks.register(byWeek, true);
    known.register(ratios, true);
    people.register(rows("team", waiting), true);
    runs.register(rows("team", waitedFor), true);
    longest.register(rows("team", since), true);
  }

  private static void rows(List<MultiGauge.Row<?>> rows, Tags tags, PeriodTotals period) {
    if (period.days() == 0) {
      return;
    }
    parts(period.sums(), period.known())
        .forEach(
            (category, seconds) ->
                rows.add(MultiGauge.Row.of(tags.and("category", category), seconds)));
  }

  /** The parts of sums; what is withheld is left out and is not 0. */
  static Map<String, Long> parts(TimeSums sums, KnownTimes known) {
    FigureMark meetings = FigureMark.ofSeen(known.meetings());
    FigureMark tools = FigureMark.ofSeen(known.tools());
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("available", sums.available());
    put(parts, "meeting", sums.meeting(), meetings, sums);
    put(parts, "manual", sums.manual(), tools, sums);
    put(parts, "queue", sums.queue(), tools, sums);
    put(parts, "run", sums.run(), tools, sums);
    put(parts, "resume", sums.resume(), tools, sums);
    put(parts, "technical", sums.technical(), FigureMark.ofRest(known), sums);
    parts.put("rest", sums.rest());
    FigureMark focus = FigureMark.ofFocus(known);
    if (focus.within(sums, Extra.FOCUS, sums.focus()) != FigureMark.WITHHELD) {
      parts.put("focus", sums.focus());
    }
    return parts;
  }

  private static void put(
      Map<String, Long> parts, String category, long seconds, FigureMark mark, TimeSums sums) {
    if (mark.within(sums, seconds) != FigureMark.WITHHELD) {
      parts.put(category, seconds);
    }
  }

  private static void ratios(List<MultiGauge.Row<?>> rows, Tags tags, KnownTimes known) {
    for (EvidenceGroup group : EvidenceGroup.values()) {
      if (known.of(group).all() > 0) {
        rows.add(
            MultiGauge.Row.of(
                tags.and("group", group.name().toLowerCase(Locale.ROOT)), known.of(group).share()));
      }
    }
  }

  private static List<MultiGauge.Row<?>> rows(String tag, Map<String, Long> values) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    values.forEach((name, value) -> rows.add(MultiGauge.Row.of(Tags.of(tag, name), value)));
    return rows;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
