package dev.makertime.reporter.live;

import dev.makertime.analysis.explain.DayNotes;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.explain.KnowledgeNotes;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.LostFocus;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Segment;
import dev.makertime.model.TimeSums;
import dev.makertime.model.Timeline;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.evidence.ShownEvidence;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.SourceCoverage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a person's page: the evidence of a day, how it is counted and why, the weeks, and who
 * looked at it.
 */
public final class PersonPage {
  private static final int WEEKS = 13;
  private static final int LOOKS = 20;
  private static final int PREVIEWED = 31;
  private static final int LOOKED_BACK = 60;

  /**
   * A day with all its evidence.
   *
   * @param says what the figures do not say themselves, in sentences
   * @param segments working time by what it counts as
   * @param known how much is known of it
   * @param lost what broke focus; absent while the day may still change
   */
  public record Day(
      LocalDate date,
      String timeZone,
      EngineerDay figures,
      List<String> says,
      List<Segment> segments,
      List<ShownEvidence> evidence,
      DayKnowledge known,
      @Nullable LostFocus lost) {}

  /** A day before and after some evidence is added. */
  public record Changed(LocalDate date, EngineerDay before, EngineerDay after) {}

  /**
   * What would change with some more evidence.
   *
   * @param days whose figures would be others; the first 31 of those that it touches are looked at
   * @param timeZone in which these are days
   */
  public record Preview(List<Changed> days, String timeZone) {
    public Preview {
      days = List.copyOf(days);
    }
  }

  /** One week's sums, in seconds. */
  record WeekSums(
      String week, LocalDate monday, TimeSums sums, boolean provisional, KnownTimes known) {}

  /** Agreement of a member of a small team to weekly sums. */
  record Agreement(String team, int members, int minimumGroup, boolean agreed) {}

  private final Person person;
  private final DayStore store;
  private final Organization organization;
  private final Knowledge knowledge;
  private final Instant now;
  private final Set<String> identities;

  /** Of a person whom the organization knows. */
  public PersonPage(
      Person person, DayStore store, Organization organization, Knowledge knowledge, Instant now) {
    this.person = person;
    this.store = store;
    this.organization = organization;
    this.knowledge = knowledge;
    this.now = now;
    identities = organization.identitiesOf(Set.of(person.id()));
  }

  Map<String, Object> sections(
      List<ConfiguredSource> sources, Audit audit, Consents consents, int minimumGroup) {
    LocalDate today = person.dateOf(now);
    Map<String, Object> sections = new LinkedHashMap<>();
    Day day = day(today);
    sections.put("day", day);
    sections.put("opensOn", opensOn(today));
    sections.put("weeks", weeks(day.figures()));
    sections.put(
        "coverage",
        SourceCoverage.of(organization, List.of(person), sources, store.coverages().all(), now));
    sections.put("looks", audit.of(person.id(), LOOKS));
    String team = person.teamOn(today);
    int members = team == null ? 0 : organization.members(team, today).size();
    if (team != null && members < minimumGroup) {
      sections.put(
          "agreement",
          new Agreement(
              team, members, minimumGroup, consents.since(team, person.id()).isPresent()));
    }
    return sections;
  }

  /** Today; if that is no working day, the last one before, of the last two months. */
  private LocalDate opensOn(LocalDate today) {
    return Stream.iterate(today, date -> date.minusDays(1))
        .limit(LOOKED_BACK)
        .filter(this::isWorkday)
        .findFirst()
        .orElse(today);
  }

  private boolean isWorkday(LocalDate date) {
    Instant over = date.plusDays(2).atStartOfDay(person.timeZone()).toInstant();
    return Timeline.day(person, date, List.of(), over).available() > 0;
  }

  /** One day, taken apart. */
  public Day day(LocalDate date) {
    Instant from = ExplainedFigures.evidenceFrom(date);
    Instant to = ExplainedFigures.evidenceTo(date);
    List<Activity> evidence = store.activities().between(identities, from, to);
    Explanation explained = Timeline.explain(person, date, evidence, now);
    List<ShownEvidence> shown =
        new ArrayList<>(explained.pieces().stream().map(ShownEvidence::of).toList());
    evidence.stream()
        .filter(one -> isMark(one) && touches(one, date))
        .forEach(one -> shown.add(ShownEvidence.mark(one, false)));
    store.activities().objected(identities).stream()
        .filter(one -> one.kind() != null && touches(one, date))
        .forEach(one -> shown.add(ShownEvidence.mark(one, true)));
    DayKnowledge known = knowledge.of(person, date);
    EngineerDay day = explained.day();
    return new Day(
        date,
        person.timeZone().getId(),
        day,
        notes(day, known),
        Timeline.segments(person, date, evidence, now),
        shown,
        known,
        day.provisional() ? null : Timeline.lostFocus(person, date, evidence, now, 1));
  }

  private List<String> notes(EngineerDay day, DayKnowledge known) {
    List<String> notes = new ArrayList<>(DayNotes.of(day, person.policy()));
    notes.addAll(KnowledgeNotes.of(known, knowledge.tellingOf(person)));
    return notes;
  }

  /** What a piece of evidence with a start and an end would change; nothing is kept of it. */
  public Preview preview(Activity more) {
    return preview(more, evidence -> evidence.add(more));
  }

  /** What would change without a piece of evidence that has a start; nothing is kept of it. */
  public Preview previewWithout(Activity piece) {
    return preview(
        piece,
        evidence ->
            evidence.removeIf(
                one -> one.identity().equals(piece.identity()) && one.id().equals(piece.id())));
  }

  private Preview preview(Activity piece, Consumer<List<Activity>> change) {
    LocalDate first = person.dateOf(Objects.requireNonNull(piece.start()));
    LocalDate last = person.dateOf(Objects.requireNonNullElse(piece.end(), now));
    LocalDate looked = first.plusDays(PREVIEWED - 1L);
    List<Changed> changed = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(last) && !date.isAfter(looked); ) {
      Instant from = ExplainedFigures.evidenceFrom(date);
      Instant to = ExplainedFigures.evidenceTo(date);
      List<Activity> evidence = new ArrayList<>(store.activities().between(identities, from, to));
      EngineerDay before = Timeline.explain(person, date, evidence, now).day();
      change.accept(evidence);
      EngineerDay after = Timeline.explain(person, date, evidence, now).day();
      if (!after.equals(before)) {
        changed.add(new Changed(date, before, after));
      }
      date = date.plusDays(1);
    }
    return new Preview(changed, person.timeZone().getId());
  }

  private static boolean isMark(Activity activity) {
    return activity.kind() == ActivityKind.PRESENCE || activity.kind() == ActivityKind.ABSENCE;
  }

  private boolean touches(Activity activity, LocalDate date) {
    Instant begins = date.atStartOfDay(person.timeZone()).toInstant();
    Instant ends = date.plusDays(1).atStartOfDay(person.timeZone()).toInstant();
    return activity.start() != null
        && activity.start().isBefore(ends)
        && (activity.end() == null || !activity.end().isBefore(begins));
  }

  /**
   * The last weeks, the current one up to now. The store may have today as of another minute, and
   * this page has one figure of it.
   */
  private List<WeekSums> weeks(EngineerDay today) {
    LocalDate from = Week.of(today.date()).monday().minusWeeks(WEEKS - 1L);
    Stream<EngineerDay> before =
        store.days(new DayStore.Query(from, today.date(), person.id(), null)).stream()
            .filter(day -> day.date().isBefore(today.date()));
    Stream<EngineerDay> soFar =
        Stream.of(today).filter(day -> day.available() > 0 || day.hasEvidence());
    Map<LocalDate, List<EngineerDay>> byWeek =
        Stream.concat(before, soFar)
            .collect(
                Collectors.groupingBy(
                    day -> Week.of(day.date()).monday(), TreeMap::new, Collectors.toList()));
    List<WeekSums> weeks = new ArrayList<>();
    byWeek.forEach(
        (monday, days) -> {
          TimeSums sums = TimeSums.sum(days, EngineerDay::amounts);
          boolean provisional = days.stream().anyMatch(EngineerDay::provisional);
          KnownTimes known = KnownTimes.of(knowledge, Map.of(person.id(), person), days);
          weeks.add(new WeekSums(Week.of(monday).label(), monday, sums, provisional, known));
        });
    return weeks;
  }
}
