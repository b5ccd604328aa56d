package dev.makertime.analysis.migration;

import dev.makertime.analysis.comparison.DifferenceInDifferences;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PairedComparison;
import dev.makertime.analysis.comparison.PhasedRows;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.comparison.YearOverYear;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.LeftOut;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.migration.MigrationComparison.WeekMean;
import dev.makertime.analysis.verdict.CategoryVerdict;
import dev.makertime.analysis.verdict.MigrationVerdict;
import dev.makertime.analysis.verdict.VerdictInputs;
import dev.makertime.analysis.verdict.VerdictLimit;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Builds the comparison of a migration, part by part. */
final class MigrationComparisonBuilder {
  private final Question question;
  private final Organization organization;
  private final Collection<EngineerDay> days;
  private final Map<String, LocalDate> treated;
  private final EngineerWeekRows rows;
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
    rows =
        new EngineerWeekRows(organization, days, past, coverages, question.from(), question.to());
    phases = MigrationPhases.of(question.anticipationWeeks(), question.rampWeeks());
  }

  /** The first wave of each team that is asked for. */
  static Map<String, LocalDate> treated(Question question) {
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
    ControlTeams.requireNotMigrated(question.control(), waves);
    return treated;
  }

  /** How many can be compared, in the teams of the migration and in the control teams. */
  record People(int treated, int control) {}

  /** Counts them, without any test. */
  People people() {
    List<Row> all = rows.of(treated, NetOrGrossHours.NET);
    boolean yearly = YearOverYear.isEnough(phases.config(), all);
    VerdictInputs evidence = evidence(comparable(all, yearly), yearly);
    return new People(evidence.engineers(), evidence.controlEngineers());
  }

  MigrationComparison compare() {
    List<Row> all = rows.of(treated, NetOrGrossHours.NET);
    boolean yearly = YearOverYear.isEnough(phases.config(), all);
    PairedComparison net = comparison(comparable(all, yearly));
    MigrationVerdict verdict = MigrationVerdict.of(evidence(comparable(all, yearly), yearly));
    PairedComparison gross =
        comparison(comparable(rows.of(treated, NetOrGrossHours.GROSS), yearly));
    flag(yearly, Flag.SAME_ISO_WEEKS);
    flag(rows.isPast(everybody()), Flag.PAST_WEEKS);
    flag(!yearly && question.control().isEmpty(), Flag.SEASONALITY_UNCONTROLLED);
    Optional.ofNullable(question.leftOut()).map(LeftOut::why).ifPresent(flags::add);
    flag(!rows.isCoverageKnown(treated, question.people()), Flag.COVERAGE_UNKNOWN);
    flag(!question.unknown().isEmpty(), Flag.HOURS_UNKNOWN);
    flag(rows.leaveOutShared(everybody()), Flag.SHARED_ACCOUNTS);
    flag(net.aggregate().engineers().isEmpty(), Flag.TOO_FEW_WEEKS);
    flag(
        !question.control().isEmpty() && (treated.size() < 2 || question.control().size() < 2),
        Flag.TEAM_LEVEL_CONFOUND);
    flag(has(verdict, VerdictLimit.COMMON_MOVEMENT), Flag.COMMON_MOVEMENT);
    flag(has(verdict, VerdictLimit.PRE_TREND), Flag.PRE_TREND);
    flag(question.promise() == null, Flag.NO_PROMISE);
    return new MigrationComparison(
        question.migration(),
        treated,
        question.control(),
        question.leftOut(),
        question.from(),
        question.to(),
        phases.config(),
        verdict,
        net,
        gross,
        controlled(net, yearly),
        promises(net, verdict),
        flags,
        weekly(all, net),
        new SpentBudget(question, organization, days).burn());
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

  private List<Row> comparable(List<Row> weeks, boolean yearly) {
    return yearly ? phases.sameWeeks(weeks) : weeks;
  }

  private PairedComparison comparison(List<Row> weeks) {
    return PairedComparison.of(
        new PairedComparison.Inputs(phases.config(), question.categories(), weeks));
  }

  private static boolean has(MigrationVerdict verdict, VerdictLimit limit) {
    return verdict.categories().values().stream().anyMatch(one -> one.limits().contains(limit));
  }

  private VerdictInputs evidence(List<Row> weeks, boolean yearly) {
    List<VerdictInputs.Wave> around = new ArrayList<>();
    if (!question.control().isEmpty()) {
      waves()
          .forEach(
              (wave, heads) ->
                  around.add(
                      new VerdictInputs.Wave(
                          heads, PhasedRows.of(phases.config(), others(wave, yearly)))));
    }
    return new VerdictInputs(
        phases.config(),
        question.categories(),
        PhasedRows.of(phases.config(), weeks),
        around,
        question.control(),
        yearly,
        treated.keySet().stream().mapToInt(this::members).sum());
  }

  private Map<LocalDate, Integer> waves() {
    Map<LocalDate, Integer> waves = new TreeMap<>();
    treated.forEach((team, wave) -> waves.merge(wave, heads(team), Integer::sum));
    return waves;
  }

  private List<Row> others(LocalDate wave, boolean yearly) {
    Map<String, LocalDate> starts = ControlTeams.asOf(wave, question.control());
    return comparable(question.known(rows.of(starts, NetOrGrossHours.NET)), yearly);
  }

  private Map<String, DifferenceInDifferences> controlled(PairedComparison net, boolean yearly) {
    ControlTeams controls = new ControlTeams();
    waves().forEach((wave, heads) -> controls.around(heads, phases, others(wave, yearly)));
    Map<String, DifferenceInDifferences> all = new LinkedHashMap<>();
    for (String category : question.categories()) {
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
    return Math.max(1, members(team));
  }

  private int members(String team) {
    return organization.members(team, question.to()).size();
  }

  private Map<String, PromiseKept> promises(PairedComparison net, MigrationVerdict verdict) {
    Map<String, PromiseKept> all = new LinkedHashMap<>();
    Promise promise = question.promise();
    if (promise == null) {
      return all;
    }
    int heads = treated.keySet().stream().mapToInt(this::heads).sum();
    for (String category : question.categories()) {
      double[] differences = net.aggregate().differences(category);
      Double promised = promise.hoursAWeek().get(category);
      CategoryVerdict judged = verdict.categories().get(category);
      Double change = judged == null ? null : judged.estimate();
      if (judged != null && change != null && promised != null) {
        all.put(
            category,
            PromiseKept.of(promised, promise.money(heads), change, judged.interval(), differences));
      }
    }
    return all;
  }

  private List<WeekMean> weekly(List<Row> all, PairedComparison net) {
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
          for (String category : question.categories()) {
            double sum =
                of.stream().mapToDouble(row -> row.hours().getOrDefault(category, 0.0)).sum();
            hours.put(category, MigrationPhases.FULL_WEEK * sum / available);
          }
          means.add(new WeekMean(week, of.size(), hours));
        });
    return means;
  }
}
