package dev.makertime.analysis.migration;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.LeftOut;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.verdict.MigrationVerdict;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the default comparison of a migration, so that all pages, files and commands give the same
 * verdict: from a year before its first wave until yesterday, with all other teams as control. The
 * ramp is the longest of 12, 8, 4 and 0 weeks that leaves enough people.
 *
 * @param team one of the migration's teams; absent = all
 * @param anticipation weeks left out before each wave; absent = one, and none without a ramp
 * @param ramp weeks left out after it; absent = chosen
 * @param fewest people whose figures may be shown together
 * @param promise absent = none was made
 * @param unknown categories of which too little is known to be compared
 * @param people of whom too little is known; absent where it was not asked what is known
 */
public record DefaultComparison(
    Migration migration,
    LocalDate from,
    LocalDate to,
    @Nullable String team,
    List<String> control,
    @Nullable Integer anticipation,
    @Nullable Integer ramp,
    int fewest,
    @Nullable Promise promise,
    Set<String> unknown,
    @Nullable UncoveredPeople people) {
  /** Fewer never show a change. */
  public static final int FEWEST = MigrationVerdict.FEWEST;

  private static final List<Integer> RAMPS = List.of(Question.RAMP, 8, 4, 0);

  public DefaultComparison {
    control = List.copyOf(control);
    unknown = Set.copyOf(unknown);
  }

  /**
   * The question with nothing chosen.
   *
   * @param today the day after the last that is looked at
   * @param minimumGroup people whose figures may be shown together
   */
  public static DefaultComparison of(
      Migration migration,
      Organization organization,
      LocalDate today,
      int minimumGroup,
      @Nullable Promise promise) {
    LocalDate to = today.minusDays(1);
    LocalDate from =
        migration.waves().stream()
            .map(Migration.Wave::from)
            .min(LocalDate::compareTo)
            .filter(first -> first.isBefore(to))
            .orElse(to)
            .minusYears(1);
    Set<String> control = organization.teams();
    migration.waves().forEach(wave -> control.remove(wave.team()));
    return new DefaultComparison(
        migration,
        from,
        to,
        null,
        List.copyOf(control),
        null,
        null,
        Math.max(FEWEST, minimumGroup),
        promise,
        Set.of(),
        null);
  }

  /** The same, with a chosen number of weeks after each wave left out. */
  public DefaultComparison withRamp(int weeks) {
    return new DefaultComparison(
        migration, from, to, team, control, anticipation, weeks, fewest, promise, unknown, people);
  }

  /** The same of one of the migration's teams; absent = all. */
  public DefaultComparison ofTeam(@Nullable String one) {
    return new DefaultComparison(
        migration, from, to, one, control, anticipation, ramp, fewest, promise, unknown, people);
  }

  /**
   * The same without what too little is known of: less than {@link KnownTimes#ENOUGH} of the
   * migration's teams' working hours before a wave, or since; and without those people of the
   * control teams of whose own hours too little is known.
   */
  public DefaultComparison knowing(Knowledge knowledge, Organization organization) {
    ComparisonCoverage phases = new ComparisonCoverage(this, knowledge, organization);
    Set<String> categories = phases.unknown();
    return new DefaultComparison(
        migration,
        from,
        to,
        team,
        control,
        anticipation,
        ramp,
        fewest,
        promise,
        categories,
        phases.people(categories));
  }

  /**
   * Asks.
   *
   * @param past weeks whose days were deleted
   */
  public MigrationComparison compare(
      Organization organization,
      Collection<EngineerDay> days,
      PastWeeksByPerson past,
      Collection<Coverage> coverages) {
    MigrationComparisonBuilder chosen = null;
    for (int weeks : ramp == null ? RAMPS : List.of(ramp)) {
      chosen =
          builder(
              weeks,
              organization,
              question ->
                  new MigrationComparisonBuilder(question, organization, days, past, coverages));
      if (chosen.people().treated() >= fewest) {
        break;
      }
    }
    return Objects.requireNonNull(chosen).compare();
  }

  /**
   * Watches the same teams week by week, until {@link #to}.
   *
   * @param past weeks whose days were deleted
   * @throws IllegalArgumentException where nothing was promised that could be watched
   */
  public PromiseWatch watch(
      Organization organization,
      Collection<EngineerDay> days,
      PastWeeksByPerson past,
      Collection<Coverage> coverages) {
    EngineerWeekRows rows = new EngineerWeekRows(organization, days, past, coverages, from, to);
    return PromiseWatch.of(question(0, List.of(), null), fewest, organization, rows);
  }

  /** A group of control teams that is too small to be shown takes no part. */
  private MigrationComparisonBuilder builder(
      int weeks, Organization organization, Function<Question, MigrationComparisonBuilder> of) {
    MigrationComparisonBuilder whole = of.apply(question(weeks, control, null));
    return control.isEmpty() || whole.people().control() >= fewest
        ? whole
        : of.apply(question(weeks, List.of(), new LeftOut(control, why(organization))));
  }

  /** Why others cannot be control teams; of nobody it is not known how many they are. */
  private Flag why(Organization organization) {
    int others = control.stream().mapToInt(team -> organization.members(team, to).size()).sum();
    return others > 0 && others < fewest ? Flag.CONTROL_TOO_FEW_PEOPLE : Flag.CONTROL_TOO_FEW_WEEKS;
  }

  private Question question(int weeks, List<String> others, @Nullable LeftOut leftOut) {
    int before = anticipation == null ? Math.min(weeks, Question.ANTICIPATION) : anticipation;
    return new Question(
        migration, from, to, team, others, before, weeks, promise, unknown, people, leftOut);
  }
}
