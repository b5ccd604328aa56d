package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.published.AgreedWeeks;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.SourceCoverage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a team's page: waiting now, today, this week compared with the last four, the trend, and
 * the coverage.
 */
final class TeamPageSections {
  private static final int WEEKS = 13;
  private static final int COMPARED = 4;

  /**
   * The day so far.
   *
   * @param changed since when published sums are these; absent where nothing is published
   */
  record Today(LocalDate date, PeriodTotals period, @Nullable Instant changed) {}

  /**
   * This week against the ones before.
   *
   * @param before the four weeks before, together
   */
  record ThisWeek(String week, PeriodTotals now, PeriodTotals before, int weeksBefore) {}

  /** What took most. */
  record Subjects(LocalDate from, List<SubjectShare> waiting, List<SubjectShare> manual) {}

  /**
   * Whether the team is too small, and what it may do about that.
   *
   * @param agreed how many of its members agree to weekly sums
   * @param from the first Monday of such weeks; absent while not all agree
   */
  record Small(int members, int minimumGroup, int agreed, @Nullable LocalDate from) {}

  private final String team;
  private final DayStore store;
  private final Organization organization;
  private final Knowledge knowledge;
  private final PrivacySettings privacy;
  private final Instant now;
  private final LocalDate today;
  private final List<Person> members;
  private final TeamSums sums;

  TeamPageSections(
      String team,
      DayStore store,
      Organization organization,
      Knowledge knowledge,
      PrivacySettings privacy,
      Instant now) {
    this.team = team;
    this.store = store;
    this.organization = organization;
    this.knowledge = knowledge;
    this.privacy = privacy;
    this.now = now;
    LocalDate utc = LocalDate.ofInstant(now, ZoneOffset.UTC);
    members = organization.members(team, utc);
    today = mostlyToday(members, now).orElse(utc);
    LocalDate from = Week.of(today).monday().minusWeeks(WEEKS - 1L);
    sums = knowing(TeamSums.shown(store, team, from, today, privacy));
  }

  private TeamSums knowing(TeamSums of) {
    return TeamSums.knowing(of, knowledge, organization, team, privacy);
  }

  /** The date that it is for most of them; of two, the one that is over sooner. */
  private static Optional<LocalDate> mostlyToday(List<Person> members, Instant now) {
    Map<LocalDate, Long> dates =
        members.stream()
            .collect(
                Collectors.groupingBy(
                    person -> person.dateOf(now), TreeMap::new, Collectors.counting()));
    return dates.entrySet().stream()
        .max(
            Map.Entry.<LocalDate, Long>comparingByValue()
                .thenComparing(Map.Entry.<LocalDate, Long>comparingByKey().reversed()))
        .map(Map.Entry::getKey);
  }

  /** Whether it has too few members for any sum. */
  boolean isSmall() {
    return !privacy.shows(members.size());
  }

  Today today() {
    return today(today);
  }

  private Today today(LocalDate date) {
    return new Today(date, sums.period(date, date), sums.changed(date).orElse(null));
  }

  /** The last day that is over and can be shown. */
  Optional<Today> lastDay() {
    for (int ago = 1; ago <= 7; ago++) {
      PeriodTotals day = sums.period(today.minusDays(ago), today.minusDays(ago));
      if (day.days() > 0 && !day.provisional()) {
        return Optional.of(today(today.minusDays(ago)));
      }
    }
    return Optional.empty();
  }

  /** Some weeks before this one, by how many weeks ago they were. */
  Map<Integer, PeriodTotals> lastWeeks(int before) {
    LocalDate monday = Week.of(today).monday();
    Map<Integer, PeriodTotals> weeks = new TreeMap<>();
    for (int ago = 1; ago <= before; ago++) {
      LocalDate begins = monday.minusWeeks(ago);
      weeks.put(ago, sums.period(begins, begins.plusDays(6)));
    }
    return weeks;
  }

  /** What is waited for now. */
  WaitingNow waiting() {
    Set<String> ids = members.stream().map(Person::id).collect(Collectors.toSet());
    List<Activity> open = store.activities().open(organization.identitiesOf(ids));
    return WaitingNow.of(organization, open, now).coarse(privacy, named());
  }

  /** The subjects that the page names in any case. */
  private Set<String> named() {
    Subjects shown = subjects(Week.of(today).monday());
    return Stream.of(shown.waiting(), shown.manual())
        .flatMap(List::stream)
        .map(SubjectShare::subject)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  Map<String, Object> sections(List<ConfiguredSource> sources, Consents consents) {
    LocalDate monday = Week.of(today).monday();
    Map<String, Object> sections = new LinkedHashMap<>();
    if (isSmall()) {
      Optional<LocalDate> agreed = agreedSince(consents);
      int agreeing =
          (int) members.stream().filter(one -> consents.since(team, one.id()).isPresent()).count();
      sections.put(
          "small",
          new Small(members.size(), privacy.minimumGroup(), agreeing, agreed.orElse(null)));
      sections.put("trend", agreedTrend(monday, agreed));
    } else {
      sections.put("now", waiting());
      sections.put("today", today());
      sections.put("week", thisWeek(monday));
      sections.put("trend", trend(sums, monday));
      sections.put("subjects", subjects(monday));
    }
    sections.put(
        "coverage",
        SourceCoverage.of(organization, members, sources, store.coverages().all(), now));
    sections.put(
        "unattributed",
        Map.of("identities", store.activities().sightings(organization::isNobodys).size()));
    return sections;
  }

  private ThisWeek thisWeek(LocalDate monday) {
    LocalDate from = monday.minusWeeks(COMPARED);
    int weeks = 0;
    for (int ago = 1; ago <= COMPARED; ago++) {
      LocalDate begins = monday.minusWeeks(ago);
      weeks += sums.period(begins, begins.plusDays(6)).days() > 0 ? 1 : 0;
    }
    return new ThisWeek(
        Week.of(monday).label(),
        sums.period(monday, monday.plusDays(6)),
        sums.period(from, monday.minusDays(1)),
        weeks);
  }

  private Optional<LocalDate> agreedSince(Consents consents) {
    return AgreedWeeks.since(members, person -> consents.since(team, person));
  }

  /**
   * The weeks that were published since all agree, if nobody was in the team then who is not asked
   * any longer.
   */
  private TeamTrend agreedTrend(LocalDate monday, Optional<LocalDate> agreed) {
    LocalDate first = monday.minusWeeks(WEEKS - 1L);
    if (agreed.isEmpty() || !agreed.get().isBefore(monday)) {
      return TeamTrend.NONE;
    }
    return trend(
        knowing(
            new TeamSums.Agreed(
                new AgreedWeeks(store)
                    .between(
                        team,
                        agreed.get().isBefore(first) ? first : agreed.get(),
                        monday.minusWeeks(1),
                        members))),
        monday);
  }

  private TeamTrend trend(TeamSums shown, LocalDate monday) {
    return TeamTrend.of(shown, organization, team, monday.minusWeeks(WEEKS - 1L), monday);
  }

  private Subjects subjects(LocalDate monday) {
    LocalDate from = monday.minusWeeks(COMPARED);
    return new Subjects(
        from,
        sums.subjects(from, today, EngineerDay.Share::waiting),
        sums.subjects(from, today, EngineerDay.Share::manual));
  }
}
