package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.store.DayStore;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a team's page: today, this week against the last four, the trend, and what they rest on.
 */
final class TeamPage {
  private static final int WEEKS = 13;
  private static final int COMPARED = 4;

  /** The day so far. */
  record Today(LocalDate date, PeriodTotals period) {}

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
  private final Privacy privacy;
  private final Instant now;
  private final LocalDate today;
  private final List<Person> members;

  TeamPage(String team, DayStore store, Organization organization, Privacy privacy, Instant now) {
    this.team = team;
    this.store = store;
    this.organization = organization;
    this.privacy = privacy;
    this.now = now;
    LocalDate utc = LocalDate.ofInstant(now, ZoneOffset.UTC);
    members = organization.members(team, utc);
    today = mostlyToday(members, now).orElse(utc);
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
    return new Today(today, PeriodTotals.of(store.teamDays(today, today, team), privacy));
  }

  /** This week so far and some before, by how many weeks ago they were. */
  Map<Integer, PeriodTotals> lastWeeks(int before) {
    LocalDate monday = Week.of(today).monday();
    List<TeamDay> days = store.teamDays(monday.minusWeeks(before), today, team);
    Map<Integer, PeriodTotals> weeks = new TreeMap<>();
    for (int ago = 0; ago <= before; ago++) {
      LocalDate begins = monday.minusWeeks(ago);
      weeks.put(ago, period(days, begins, begins.plusDays(6)));
    }
    return weeks;
  }

  /** Who waits now; nothing where too few are at work today. */
  Optional<WaitingNow> waiting() {
    if (!privacy.shows(today().period().people())) {
      return Optional.empty();
    }
    Set<String> ids = members.stream().map(Person::id).collect(Collectors.toSet());
    List<Activity> open = store.activities().open(organization.identitiesOf(ids));
    return Optional.of(WaitingNow.of(organization, open, now).coarse(privacy));
  }

  Map<String, Object> sections(List<KnownSource> sources, Consents consents) {
    LocalDate monday = Week.of(today).monday();
    List<TeamDay> days = store.teamDays(monday.minusWeeks(WEEKS - 1L), today, team);
    Map<String, Object> sections = new LinkedHashMap<>();
    if (isSmall()) {
      Optional<LocalDate> agreed = agreedSince(consents);
      int agreeing =
          (int) members.stream().filter(one -> consents.since(team, one.id()).isPresent()).count();
      sections.put(
          "small",
          new Small(members.size(), privacy.minimumGroup(), agreeing, agreed.orElse(null)));
      sections.put("trend", agreedTrend(days, monday, agreed));
    } else {
      waiting().ifPresent(waiting -> sections.put("now", waiting));
      sections.put("today", new Today(today, period(days, today, today)));
      sections.put("week", thisWeek(days, monday));
      sections.put("trend", trend(days, monday, privacy));
      sections.put("subjects", subjects(days, monday));
    }
    sections.put(
        "coverage",
        SourceCoverage.of(organization, members, sources, store.coverages().all(), now));
    sections.put(
        "unattributed",
        Map.of("identities", store.activities().sightings(organization::isNobodys).size()));
    return sections;
  }

  private ThisWeek thisWeek(List<TeamDay> days, LocalDate monday) {
    PeriodTotals before = period(days, monday.minusWeeks(COMPARED), monday.minusDays(1));
    return new ThisWeek(
        Week.of(monday).label(),
        period(days, monday, monday.plusDays(6)),
        before,
        (int)
            days.stream()
                .filter(day -> day.date().isBefore(monday))
                .filter(day -> !day.date().isBefore(monday.minusWeeks(COMPARED)))
                .filter(day -> day.people() > 0 && privacy.shows(day.people()))
                .map(day -> Week.of(day.date()))
                .distinct()
                .count());
  }

  /** The first Monday since all members agree. */
  private Optional<LocalDate> agreedSince(Consents consents) {
    Optional<Instant> last = Optional.of(Instant.EPOCH);
    for (Person member : members) {
      Optional<Instant> given = consents.since(team, member.id());
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
   * The weeks that are over and began after all had agreed, if nobody was in the team then who is
   * not asked any longer.
   */
  private TeamTrend agreedTrend(List<TeamDay> days, LocalDate monday, Optional<LocalDate> agreed) {
    if (agreed.isEmpty() || !agreed.get().isBefore(monday)) {
      return TeamTrend.NONE;
    }
    Set<String> asked = members.stream().map(Person::id).collect(Collectors.toSet());
    Set<LocalDate> notAll =
        store.days(new DayStore.Query(agreed.get(), monday.minusDays(1), null, team)).stream()
            .filter(day -> !asked.contains(day.person()))
            .map(day -> Week.of(day.date()).monday())
            .collect(Collectors.toSet());
    List<TeamDay> shown =
        days.stream()
            .filter(day -> !day.date().isBefore(agreed.get()) && day.date().isBefore(monday))
            .filter(day -> !notAll.contains(Week.of(day.date()).monday()))
            .toList();
    return trend(shown, monday, new Privacy(1, false));
  }

  private TeamTrend trend(List<TeamDay> days, LocalDate monday, Privacy shown) {
    return TeamTrend.of(days, shown, organization, team, monday.minusWeeks(WEEKS - 1L));
  }

  private Subjects subjects(List<TeamDay> teamDays, LocalDate monday) {
    LocalDate from = monday.minusWeeks(COMPARED);
    Set<LocalDate> shown =
        teamDays.stream()
            .filter(day -> privacy.shows(day.people()))
            .map(TeamDay::date)
            .collect(Collectors.toSet());
    Set<String> shared = organization.sharedAccounts();
    List<EngineerDay> days =
        store.days(new DayStore.Query(from, today, null, team)).stream()
            .filter(day -> shown.contains(day.date()) && !shared.contains(day.person()))
            .toList();
    return new Subjects(
        from,
        SubjectShare.most(days, EngineerDay.Share::waiting, privacy),
        SubjectShare.most(days, EngineerDay.Share::manual, privacy));
  }

  private PeriodTotals period(List<TeamDay> days, LocalDate from, LocalDate to) {
    return PeriodTotals.of(
        days.stream().filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to)).toList(),
        privacy);
  }
}
