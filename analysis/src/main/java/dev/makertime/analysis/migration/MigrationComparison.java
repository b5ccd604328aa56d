package dev.makertime.analysis.migration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.comparison.DifferenceInDifferences;
import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PairedComparison;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.verdict.MigrationVerdict;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.TimeSums;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares hours per full week before and after a migration. All figures are of all engineers
 * together; nobody is named.
 *
 * @param teams that went over, and from which day on
 * @param control teams that did not
 * @param leftOut others that did not, but are no control teams; absent where there are none
 * @param verdict the verdict; the rest is its basis
 * @param net after one kind has taken precedence over another, so that every second counts once
 * @param gross before that, so that fewer meetings cannot look like more manual work
 * @param controlled by category, the change less that of the control teams
 * @param promises by category, what was promised against what was measured
 * @param flags limits of the comparison
 * @param weekly means of all who are compared, week by week
 * @param burn of the hours set aside for it; absent where none were
 */
public record MigrationComparison(
    Migration migration,
    Map<String, LocalDate> teams,
    List<String> control,
    @Nullable LeftOut leftOut,
    LocalDate from,
    LocalDate to,
    Config config,
    MigrationVerdict verdict,
    PairedComparison net,
    PairedComparison gross,
    Map<String, DifferenceInDifferences> controlled,
    Map<String, PromiseKept> promises,
    List<Flag> flags,
    List<WeekMean> weekly,
    @Nullable Burn burn) {

  /** Limits of a comparison. */
  public enum Flag {
    /** Fewer than two teams went over, or fewer than two did not. */
    @JsonProperty("TEAM_LEVEL_CONFOUND")
    TEAM_LEVEL_CONFOUND,
    /** No control teams, and less than a year before. */
    @JsonProperty("SEASONALITY_UNCONTROLLED")
    SEASONALITY_UNCONTROLLED,
    /** Other teams did not migrate, but too few of them have enough weeks. */
    @JsonProperty("CONTROL_TOO_FEW_WEEKS")
    CONTROL_TOO_FEW_WEEKS,
    /** Other teams did not migrate, but have too few people. */
    @JsonProperty("CONTROL_TOO_FEW_PEOPLE")
    CONTROL_TOO_FEW_PEOPLE,
    /** Only weeks are compared whose ISO week of the other year is valid too. */
    @JsonProperty("SAME_ISO_WEEKS")
    SAME_ISO_WEEKS,
    /** Some weeks have sums only, since their days were deleted. */
    @JsonProperty("PAST_WEEKS")
    PAST_WEEKS,
    /** No control teams, and weeks moved the whole team. */
    @JsonProperty("COMMON_MOVEMENT")
    COMMON_MOVEMENT,
    /** Hours were already rising or falling before the migration. */
    @JsonProperty("PRE_TREND")
    PRE_TREND,
    /** Too few weeks since the migration, or before it. */
    @JsonProperty("TOO_FEW_WEEKS")
    TOO_FEW_WEEKS,
    /** Of some engineers it is not known whether any source of theirs was read. */
    @JsonProperty("COVERAGE_UNKNOWN")
    COVERAGE_UNKNOWN,
    /** Of meetings, or of manual work and waiting, too little is known to compare them. */
    @JsonProperty("HOURS_UNKNOWN")
    HOURS_UNKNOWN,
    /** Accounts that several people use belong to the teams, and their hours are left out. */
    @JsonProperty("SHARED_ACCOUNTS")
    SHARED_ACCOUNTS,
    /** No frozen simulation was given as a promise. */
    @JsonProperty("NO_PROMISE")
    NO_PROMISE
  }

  /**
   * Teams that did not migrate, and are no control teams all the same.
   *
   * @param why one of the flags of control teams
   */
  public record LeftOut(List<String> teams, Flag why) {
    public LeftOut {
      teams = List.copyOf(teams);
    }
  }

  /**
   * What was spent on the migration itself.
   *
   * @param budgetHours set aside for it
   * @param spentHours in the period on subjects of the project that has the migration's id: of
   *     meetings, manual work and waiting, since technical work has no subject; absent without such
   *     a project
   * @param since the first day that there is, where the period begins before it: what was spent
   *     earlier was not measured, or its days have left
   */
  public record Burn(double budgetHours, @Nullable Double spentHours, @Nullable LocalDate since) {}

  /**
   * What to compare.
   *
   * @param from the first day that is looked at
   * @param to the last
   * @param team one of the migration's teams; absent = all
   * @param control teams that did not migrate
   * @param anticipationWeeks weeks before a wave that belong to neither phase
   * @param rampWeeks weeks after it that belong to neither phase
   * @param promise absent = none was made
   * @param unknown categories of which too little is known to be compared
   * @param people of whom too little is known; absent where it was not asked what is known
   * @param leftOut teams that did not migrate, but cannot be control teams; absent = none
   */
  public record Question(
      Migration migration,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      List<String> control,
      int anticipationWeeks,
      int rampWeeks,
      @Nullable Promise promise,
      Set<String> unknown,
      @Nullable UncoveredPeople people,
      @Nullable LeftOut leftOut) {
    public static final int ANTICIPATION = 1;
    public static final int RAMP = 12;

    public Question {
      control = List.copyOf(control);
      unknown = Set.copyOf(unknown);
    }

    /** Of all categories, whatever is known. */
    public Question(
        Migration migration,
        LocalDate from,
        LocalDate to,
        @Nullable String team,
        List<String> control,
        int anticipationWeeks,
        int rampWeeks,
        @Nullable Promise promise) {
      this(
          migration,
          from,
          to,
          team,
          control,
          anticipationWeeks,
          rampWeeks,
          promise,
          Set.of(),
          null,
          null);
    }

    /** The weeks of those people of control teams of whom enough is known. */
    List<Row> known(List<Row> weeks) {
      UncoveredPeople some = people;
      return some == null
          ? weeks
          : weeks.stream().filter(week -> !some.leftOut().contains(week.engineer())).toList();
    }

    /** The categories that are compared. */
    List<String> categories() {
      return NetOrGrossHours.CATEGORIES.stream().filter(one -> !unknown.contains(one)).toList();
    }
  }

  /**
   * A team's week as it is shown.
   *
   * @param people at most on one of its days
   */
  public record TeamWeek(String team, LocalDate monday, int people, TimeSums sums) {}

  /**
   * Hours of all engineers who are compared.
   *
   * @param week from the wave, 0 is its own
   * @param hours of a full week, by category
   */
  public record WeekMean(int week, int engineers, Map<String, Double> hours) {
    public WeekMean {
      hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
    }
  }

  public MigrationComparison {
    teams = Collections.unmodifiableMap(new TreeMap<>(teams));
    control = List.copyOf(control);
    controlled = Collections.unmodifiableMap(new LinkedHashMap<>(controlled));
    promises = Collections.unmodifiableMap(new LinkedHashMap<>(promises));
    flags = List.copyOf(flags);
    weekly = List.copyOf(weekly);
  }

  /**
   * Compares.
   *
   * @param past weeks whose days were deleted
   * @throws IllegalArgumentException where no team of the migration is asked for, or a control team
   *     is one
   */
  public static MigrationComparison of(
      Question question,
      Organization organization,
      Collection<EngineerDay> days,
      PastWeeksByPerson past,
      Collection<Coverage> coverages) {
    return new MigrationComparisonBuilder(question, organization, days, past, coverages).compare();
  }

  /**
   * Means of everybody in the teams that went over, week by week: of whole teams, as their sums are
   * shown, and not of those who can be compared.
   */
  public List<WeekMean> weeklyOfTeams(Collection<TeamWeek> weeks) {
    return TeamWeeklyHours.weekly(teams, weeks);
  }
}
