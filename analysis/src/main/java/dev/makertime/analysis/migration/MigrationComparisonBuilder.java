package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.Comparison;
import dev.makertime.analysis.comparison.DifferenceInDifferences;
import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.migration.MigrationComparison.Burn;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.migration.MigrationComparison.WeekMean;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the comparison of a migration, part by part. */
final class MigrationComparisonBuilder {
  private final Question question;
  private final Organization organization;
  private final Collection<EngineerDay> days;
  private final Map<String, LocalDate> treated;
  private final WeekRows rows;
  private final MigrationPhases phases;
  private final List<Flag> flags = new ArrayList<>();

  MigrationComparisonBuilder(
      Question question,
      Organization organization,
      Collection<EngineerDay> days,
      PastWeeksByPerson past,
      Collection<Coverage> coverages) {
    this.question = question;
    this.organization = organization;
    this.days = days;
    treated = treated(question);
    rows = new WeekRows(organization, days, past, coverages, question.from(), question.to());
    phases = MigrationPhases.of(question.anticipationWeeks(), question.rampWeeks());
  }

  private static Map<String, LocalDate> treated(Question question) {
    List<Migration.Wave> waves = question.migration().waves();
    Map<String, LocalDate> treated =
        waves.stream()
            .filter(wave -> question.team() == null || wave.team().equals(question.team()))
            .collect(
                Collectors.toMap(
                    Migration.Wave::team,
                    Migration.Wave::from,
                    (one, other) -> one.isBefore(other) ? one : other,
                    TreeMap::new));
    if (treated.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no wave of team %s".formatted(question.migration().id(), question.team()));
    }
    for (String team : question.control()) {
      if (waves.stream().anyMatch(wave -> wave.team().equals(team))) {
        throw new IllegalArgumentException(
            "%s went over itself and cannot be a control".formatted(team));
      }
    }
    return treated;
  }

  MigrationComparison compare() {
    List<Row> all = rows.of(treated, CountedHours.NET);
    boolean yearly = isYearly(all);
    Comparison net = comparison(comparable(all, yearly));
    Comparison gross = comparison(comparable(rows.of(treated, CountedHours.GROSS), yearly));
    flag(yearly, Flag.SAME_ISO_WEEKS);
    flag(rows.isPast(everybody()), Flag.PAST_WEEKS);
    flag(!yearly && question.control().isEmpty(), Flag.SEASONALITY_UNCONTROLLED);
    flag(!rows.isCoverageKnown(treated), Flag.COVERAGE_UNKNOWN);
    flag(rows.leaveOutShared(everybody()), Flag.SHARED_ACCOUNTS);
    flag(net.aggregate().engineers().isEmpty(), Flag.TOO_FEW_WEEKS);
    flag(
        !question.control().isEmpty() && (treated.size() < 2 || question.control().size() < 2),
        Flag.TEAM_LEVEL_CONFOUND);
    flag(hasPreTrend(all), Flag.PRE_TREND);
    flag(question.promise() == null, Flag.NO_PROMISE);
    return new MigrationComparison(
        question.migration(),
        treated,
        question.control(),
        question.from(),
        question.to(),
        phases.config(),
        net,
        gross,
        controlled(net, yearly),
        promises(net),
        flags,
        weekly(all, net),
        burn());
  }

  /** All teams that are compared, with or without the migration. */
  private Set<String> everybody() {
    Set<String> teams = new TreeSet<>(treated.keySet());
    teams.addAll(question.control());
    return teams;
  }

  private void flag(boolean holds, Flag flag) {
    if (holds) {
      flags.add(flag);
    }
  }

  /** Whether the same weeks of a year before can be compared, and nobody is lost by that. */
  private boolean isYearly(List<Row> all) {
    int whole = engineers(all);
    return whole > 0 && engineers(phases.sameWeeks(all)) >= whole;
  }

  private int engineers(List<Row> weeks) {
    return EngineerWeeks.of(phases.config(), List.of(), weeks).engineers().size();
  }

  private List<Row> comparable(List<Row> weeks, boolean yearly) {
    return yearly ? phases.sameWeeks(weeks) : weeks;
  }

  private Comparison comparison(List<Row> weeks) {
    return Comparison.of(new Comparison.Inputs(phases.config(), CountedHours.CATEGORIES, weeks));
  }

  private boolean hasPreTrend(List<Row> all) {
    List<Row> before =
        all.stream().filter(row -> phases.isBefore(row.week()) && phases.isValid(row)).toList();
    return PreTrend.exists(before, CountedHours.CATEGORIES);
  }

  private Map<String, DifferenceInDifferences> controlled(Comparison net, boolean yearly) {
    ControlTeams controls = new ControlTeams();
    Map<LocalDate, Integer> waves = new TreeMap<>();
    treated.forEach((team, wave) -> waves.merge(wave, heads(team), Integer::sum));
    waves.forEach(
        (wave, heads) -> {
          Map<String, LocalDate> starts = ControlTeams.asOf(wave, question.control());
          controls.around(heads, phases, comparable(rows.of(starts, CountedHours.NET), yearly));
        });
    Map<String, DifferenceInDifferences> all = new LinkedHashMap<>();
    for (String category : CountedHours.CATEGORIES) {
      double[] with = net.aggregate().differences(category);
      double[] without = controls.differences(category);
      if (with.length > 1 && without.length > 1) {
        all.put(category, DifferenceInDifferences.of(with, without));
      }
    }
    return all;
  }

  /** How many are in a team at the end, at least one. */
  private int heads(String team) {
    return Math.max(1, organization.members(team, question.to()).size());
  }

  private Map<String, PromiseKept> promises(Comparison net) {
    Map<String, PromiseKept> all = new LinkedHashMap<>();
    Promise promise = question.promise();
    if (promise == null) {
      return all;
    }
    int heads = treated.keySet().stream().mapToInt(this::heads).sum();
    for (String category : CountedHours.CATEGORIES) {
      double[] differences = net.aggregate().differences(category);
      Double promised = promise.hoursAWeek().get(category);
      if (differences.length > 0 && promised != null) {
        all.put(category, PromiseKept.of(promised, promise.money(heads), differences));
      }
    }
    return all;
  }

  private List<WeekMean> weekly(List<Row> all, Comparison net) {
    Map<Integer, List<Row>> weeks =
        all.stream()
            .filter(row -> net.aggregate().engineers().containsKey(row.engineer()))
            .filter(phases::isValid)
            .collect(Collectors.groupingBy(Row::week, TreeMap::new, Collectors.toList()));
    List<WeekMean> means = new ArrayList<>();
    weeks.forEach(
        (week, of) -> {
          double available = of.stream().mapToDouble(Row::availableHours).sum();
          Map<String, Double> hours = new LinkedHashMap<>();
          for (String category : CountedHours.CATEGORIES) {
            double sum =
                of.stream().mapToDouble(row -> row.hours().getOrDefault(category, 0.0)).sum();
            hours.put(category, MigrationPhases.FULL_WEEK * sum / available);
          }
          means.add(new WeekMean(week, of.size(), hours));
        });
    return means;
  }

  private @Nullable Burn burn() {
    Double budget = question.migration().budgetHours();
    if (budget == null) {
      return null;
    }
    Double spent =
        organization.projects().stream()
            .filter(project -> project.id().equals(question.migration().id()))
            .findFirst()
            .map(this::spent)
            .orElse(null);
    return new Burn(budget, spent, since());
  }

  /** From when on there are days, if that is not all of the period. */
  private @Nullable LocalDate since() {
    return days.stream()
        .map(EngineerDay::date)
        .min(LocalDate::compareTo)
        .filter(first -> first.isAfter(question.from()))
        .orElse(null);
  }

  private double spent(Project project) {
    return days.stream()
            .flatMap(day -> day.subjects().entrySet().stream())
            .filter(share -> project.covers(share.getKey()))
            .mapToLong(
                share ->
                    share.getValue().meeting()
                        + share.getValue().manual()
                        + share.getValue().waiting())
            .sum()
        / 3600.0;
  }
}
