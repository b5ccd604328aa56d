package dev.makertime.analysis.baseline;

import dev.makertime.analysis.knowledge.EvidenceGroup;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether enough is known of a period to measure something in it: at least {@link
 * KnownTimes#ENOUGH} of the working hours, of the whole period and of each of {@link #FEWEST_WEEKS}
 * whole weeks, of at least as many people as may be shown together.
 */
final class KnownPeriod {
  static final int FEWEST_WEEKS = 4;

  private final KnownTimes all;
  private final KnownTimes measured;
  private final List<KnownTimes> weeks;
  private final int people;
  private final int fewest;

  private KnownPeriod(
      KnownTimes all, KnownTimes measured, List<KnownTimes> weeks, int people, int fewest) {
    this.all = all;
    this.measured = measured;
    this.weeks = List.copyOf(weeks);
    this.people = people;
    this.fewest = fewest;
  }

  /** By people's working hours, and not by their leave. */
  static KnownPeriod of(
      Collection<Person> people, Knowledge knowledge, BaselineScope scope, int fewest) {
    KnownTimes all = KnownTimes.NONE;
    KnownTimes measured = KnownTimes.NONE;
    List<KnownTimes> weeks = new ArrayList<>();
    for (LocalDate monday = Week.of(scope.from()).monday();
        !monday.isAfter(scope.to());
        monday = monday.plusWeeks(1)) {
      KnownTimes week = of(people, knowledge, scope, monday, scope::isIn);
      measured = measured.plus(of(people, knowledge, scope, monday, scope::has));
      all = all.plus(week);
      if (!monday.isBefore(scope.from()) && !monday.plusDays(6).isAfter(scope.to())) {
        weeks.add(week);
      }
    }
    return new KnownPeriod(all, measured, weeks, people.size(), fewest);
  }

  private static KnownTimes of(
      Collection<Person> people,
      Knowledge knowledge,
      BaselineScope scope,
      LocalDate monday,
      BiPredicate<Person, LocalDate> counts) {
    KnownTimes week = KnownTimes.NONE;
    for (LocalDate date = monday; date.isBefore(monday.plusWeeks(1)); date = date.plusDays(1)) {
      if (!date.isBefore(scope.from()) && !date.isAfter(scope.to())) {
        LocalDate day = date;
        List<Person> of =
            people.stream()
                .filter(person -> person.employed().covers(day) && counts.test(person, day))
                .toList();
        week = week.plus(KnownTimes.ofHours(knowledge, of, day));
      }
    }
    return week;
  }

  /** By how much hours of the measured days are to be raised to those that are known. */
  double factor(EvidenceGroup group) {
    double seen = measured.of(group).seen();
    return seen == 0 ? 1 : 1 / seen;
  }

  /** Why too little is known, and what to do; null where it is enough. */
  @Nullable String lacks(EvidenceGroup group) {
    KnownTime of = all.of(group);
    String what = group == EvidenceGroup.MEETINGS ? "a calendar" : "a tool that these people use";
    if (of.noneKnown()) {
      return "connect %s, or type the hours".formatted(what);
    }
    if (people < fewest) {
      return "measured of %d %s, and %d are needed"
          .formatted(people, people == 1 ? "person" : "people", fewest);
    }
    if (of.all() > 0 && of.share() < KnownTimes.ENOUGH) {
      return "%.0f %% of the working time is known, and %.0f %% are needed"
          .formatted(Math.floor(100 * of.share()), 100 * KnownTimes.ENOUGH);
    }
    long enough = weeks.stream().filter(week -> isEnough(week.of(group))).count();
    return enough >= FEWEST_WEEKS
        ? null
        : "known for %d whole %s, and %d are needed"
            .formatted(enough, enough == 1 ? "week" : "weeks", FEWEST_WEEKS);
  }

  private static boolean isEnough(KnownTime week) {
    return week.all() == 0 || week.share() >= KnownTimes.ENOUGH;
  }

  /** How much is known, to stand behind the source of a figure; empty where all is. */
  String share(EvidenceGroup group) {
    KnownTime of = all.of(group);
    return of.allKnown()
        ? ""
        : ", known for %.0f %% of the working time".formatted(100 * of.share());
  }
}
