package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.AgreedWeek;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedDay;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import dev.makertime.reporter.store.DayStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Source of a team's sums: as published, or computed now if nothing is withheld. */
interface TeamSums {
  /** The sums of some days, both ends included. */
  PeriodTotals period(LocalDate from, LocalDate to);

  /** What took most of the whole weeks between two dates. */
  List<SubjectShare> subjects(LocalDate from, LocalDate to, ToLongFunction<EngineerDay.Share> of);

  /** What of a whole week went to a subject, if that is shown. */
  Optional<EngineerDay.Share> subject(LocalDate monday, String subject);

  /** Since when the sums of a published day are what they are. */
  default Optional<Instant> changed(LocalDate date) {
    return Optional.empty();
  }

  /** The sums that a viewer may see. */
  static TeamSums shown(
      DayStore store, String team, LocalDate from, LocalDate to, PrivacySettings privacy) {
    return privacy.shows(1) ? asTheyAre(store, team, from, to) : published(store, team, from, to);
  }

  /** Sums as they were published. */
  static TeamSums published(DayStore store, String team, LocalDate from, LocalDate to) {
    return new Published(
        store.published().between(Week.of(from).monday(), to, team).entrySet().stream()
            .collect(Collectors.toMap(week -> week.getKey().monday(), Map.Entry::getValue)));
  }

  /** Current sums. */
  static TeamSums asTheyAre(DayStore store, String team, LocalDate from, LocalDate to) {
    return new AsTheyAre(
        store.teamDays(from, to, team), store.days(new DayStore.Query(from, to, null, team)));
  }

  /**
   * The same, with how much is known of a team's working time.
   *
   * @param privacy where it withholds anything, all members count alike
   */
  static TeamSums knowing(
      TeamSums sums,
      Knowledge knowledge,
      Organization organization,
      String team,
      PrivacySettings privacy) {
    return new Knowing(
        sums,
        (from, to) ->
            privacy.shows(1)
                ? KnownTimes.ofTeam(knowledge, organization, team, from, to)
                : KnownTimes.ofMembers(knowledge, organization, team, from, to));
  }

  /** Of published weeks by their Monday. */
  record Published(Map<LocalDate, PublishedWeek> weeks) implements TeamSums {
    @Override
    public PeriodTotals period(LocalDate from, LocalDate to) {
      return PeriodTotals.published(weeks, from, to);
    }

    @Override
    public Optional<Instant> changed(LocalDate date) {
      return Optional.ofNullable(weeks.get(Week.of(date).monday()))
          .map(week -> week.days().get(date))
          .map(PublishedDay::changed);
    }

    @Override
    public List<SubjectShare> subjects(
        LocalDate from, LocalDate to, ToLongFunction<EngineerDay.Share> of) {
      return SubjectShare.most(
          weeks.entrySet().stream()
              .filter(week -> !week.getKey().isBefore(from) && !week.getKey().isAfter(to))
              .map(Map.Entry::getValue)
              .toList(),
          of);
    }

    @Override
    public Optional<EngineerDay.Share> subject(LocalDate monday, String subject) {
      return Optional.ofNullable(weeks.get(monday)).map(week -> week.subjects().get(subject));
    }
  }

  /** Of published weeks of a small team by their Monday; nothing else of it is shown. */
  record Agreed(SortedMap<LocalDate, AgreedWeek> weeks) implements TeamSums {
    @Override
    public PeriodTotals period(LocalDate from, LocalDate to) {
      AgreedWeek week = weeks.get(from);
      return week == null || !to.equals(from.plusDays(6))
          ? new PeriodTotals(0, 0, 0, TimeSums.NONE, false)
          : new PeriodTotals(week.days(), 0, week.people(), week.sums(), false);
    }

    @Override
    public List<SubjectShare> subjects(
        LocalDate from, LocalDate to, ToLongFunction<EngineerDay.Share> of) {
      return List.of();
    }

    @Override
    public Optional<EngineerDay.Share> subject(LocalDate monday, String subject) {
      return Optional.empty();
    }
  }

  /** With how much is known of a team's working time. */
  record Knowing(TeamSums sums, BiFunction<LocalDate, LocalDate, KnownTimes> known)
      implements TeamSums {
    @Override
    public PeriodTotals period(LocalDate from, LocalDate to) {
      return sums.period(from, to).knowing(known.apply(from, to));
    }

    @Override
    public Optional<Instant> changed(LocalDate date) {
      return sums.changed(date);
    }

    @Override
    public List<SubjectShare> subjects(
        LocalDate from, LocalDate to, ToLongFunction<EngineerDay.Share> of) {
      return sums.subjects(from, to, of);
    }

    @Override
    public Optional<EngineerDay.Share> subject(LocalDate monday, String subject) {
      return sums.subject(monday, subject);
    }
  }

  /** Of days of which nothing is withheld. */
  record AsTheyAre(Collection<TeamDay> days, Collection<EngineerDay> people) implements TeamSums {
    @Override
    public PeriodTotals period(LocalDate from, LocalDate to) {
      return PeriodTotals.of(
          days.stream()
              .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
              .toList());
    }

    @Override
    public List<SubjectShare> subjects(
        LocalDate from, LocalDate to, ToLongFunction<EngineerDay.Share> of) {
      return SubjectShare.most(
          people.stream()
              .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
              .toList(),
          of,
          PrivacySettings.NOTHING_WITHHELD);
    }

    @Override
    public Optional<EngineerDay.Share> subject(LocalDate monday, String subject) {
      return people.stream()
          .filter(day -> !day.date().isBefore(monday) && day.date().isBefore(monday.plusDays(7)))
          .map(day -> day.subjects().get(subject))
          .flatMap(Stream::ofNullable)
          .reduce(EngineerDay.Share::plus);
    }
  }
}
