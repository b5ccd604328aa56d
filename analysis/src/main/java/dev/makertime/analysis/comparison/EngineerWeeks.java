package dev.makertime.analysis.comparison;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes each engineer's hours per full week before and after a migration.
 *
 * <p>Left out are weeks in which most people were away, weeks without coverage, and weeks with
 * little working time. A week without coverage is unknown, not zero.
 *
 * @param droppedCompanyWeeks weeks in which half or more were away
 * @param rowCounts what counts of each row
 * @param engineers who worked long enough in both phases
 * @param excluded who did not, and why
 * @param unpaired of all who worked long enough in a phase
 */
public record EngineerWeeks(
    List<Integer> droppedCompanyWeeks,
    Counts rowCounts,
    Map<String, Engineer> engineers,
    Map<String, Excluded> excluded,
    Map<String, Unpaired> unpaired) {

  /**
   * How weeks are judged.
   *
   * @param migrationWeekIndex the first week after the migration
   * @param anticipationWeeks weeks before it that belong to neither phase
   * @param rampWeeks weeks after it that belong to neither phase
   * @param minAvailability of the contract, below which a week is not valid
   * @param minWeeks that an engineer needs in each phase
   */
  public record Config(
      double fullWeekHours,
      int migrationWeekIndex,
      int anticipationWeeks,
      int rampWeeks,
      double minAvailability,
      int minWeeks) {
    public Config {
      boolean sound =
          fullWeekHours > 0
              && fullWeekHours <= 168
              && anticipationWeeks >= 0
              && rampWeeks >= 0
              && minAvailability >= 0
              && minAvailability <= 1
              && minWeeks >= 1;
      if (!sound) {
        throw new IllegalArgumentException("config: there are no such weeks");
      }
    }
  }

  /**
   * One engineer's week.
   *
   * @param week counted in order; where teams went over at different times, from their own wave
   * @param calendarWeek by which weeks are found in which most were away; absent = {@code week}
   */
  public record Row(
      String engineer,
      int week,
      double contractHours,
      double availableHours,
      boolean covered,
      Map<String, Double> hours,
      @Nullable String calendarWeek) {
    /** A second, in hours: rates over less are meaningless. */
    static final double LEAST_AVAILABLE = 1.0 / 3600;

    public Row {
      hours = Map.copyOf(hours);
      boolean sound =
          contractHours >= 0
              && availableHours >= 0
              && hours.values().stream().allMatch(one -> one >= 0 && one <= 168);
      boolean tiny = availableHours > 0 && availableHours < LEAST_AVAILABLE;
      if (!sound || tiny || contractHours > 168 || availableHours > 168) {
        throw new IllegalArgumentException(
            "rows: week %d has hours below 0 or above 168".formatted(week));
      }
    }

    /** The week in which everybody's rows are of the same days. */
    public String inCalendar() {
      return calendarWeek == null ? String.valueOf(week) : calendarWeek;
    }
  }

  /** Rows by what counts of them. */
  public record Counts(
      int companyWeek, int noCoverage, int lowAvailability, int transition, int used) {}

  /** Hours per full week before and after. */
  public record Rates(double before, double after, double diff) {}

  /** One engineer's rates by category. */
  public record Engineer(
      int beforeWeeks, int afterWeeks, @JsonAnyGetter Map<String, Rates> categories) {
    public Engineer {
      categories = Map.copyOf(categories);
    }
  }

  /** An engineer who is not compared. */
  public record Excluded(int beforeWeeks, int afterWeeks, String reason) {}

  /** Means of all engineers in each phase. */
  public record Unpaired(double beforeMean, double afterMean, double diff) {}

  public EngineerWeeks {
    droppedCompanyWeeks = List.copyOf(droppedCompanyWeeks);
    engineers = Map.copyOf(engineers);
    excluded = Map.copyOf(excluded);
    unpaired = Map.copyOf(unpaired);
  }

  /** Aggregates. */
  public static EngineerWeeks of(Config config, List<String> categories, List<Row> rows) {
    return new EngineerWeeksBuilder(PhasedRows.of(config, rows), categories).result();
  }

  /** Differences of the compared engineers, in the order of their names. */
  public double[] differences(String category) {
    return new TreeMap<>(engineers)
        .values().stream()
            .map(one -> one.categories().get(category))
            .flatMap(Stream::ofNullable)
            .mapToDouble(Rates::diff)
            .toArray();
  }

  /** Effect of joiners and leavers on the mean, in hours per full week. */
  public double compositionEffect(String category) {
    Unpaired all = unpaired.get(category);
    return (all == null ? 0 : all.diff()) - SampleStatistics.mean(differences(category));
  }
}
