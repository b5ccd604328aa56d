package dev.makertime.reporter.migration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import dev.makertime.reporter.comparison.Comparison;
import dev.makertime.reporter.comparison.Controlled;
import dev.makertime.reporter.comparison.EngineerWeeks;
import dev.makertime.reporter.comparison.EngineerWeeks.Config;
import dev.makertime.reporter.comparison.EngineerWeeks.Row;
import dev.makertime.reporter.comparison.Kept;
import dev.makertime.reporter.comparison.Paired;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has changed with a migration, in hours of a full week. What is said is of all engineers
 * together; none is named (money.md, 2).
 *
 * @param teams that went over, and from which day on
 * @param control teams that did not
 * @param net after one kind has taken precedence over another, so that every second counts once
 * @param gross before that, so that fewer meetings cannot look like more manual work
 * @param controlled by category, the change less that of the control teams
 * @param promises by category, what was promised against what was measured
 * @param flags what else may explain the change
 * @param weekly means of all who are compared, week by week
 * @param burn of the hours set aside for it; absent where none were
 */
public record BeforeAfter(
    Migration migration,
    Map<String, LocalDate> teams,
    List<String> control,
    LocalDate from,
    LocalDate to,
    Config config,
    Comparison net,
    Comparison gross,
    Map<String, Controlled> controlled,
    Map<String, Kept> promises,
    List<Flag> flags,
    List<WeekMean> weekly,
    @Nullable Burn burn) {
  private static final double FULL_WEEK = 40;
  private static final double AWAY = 0.5;
  private static final int FEWEST_WEEKS = 4;
  private static final int YEAR = 52;

  /** What else may explain a change. */
  public enum Flag {
    /** Fewer than two teams went over, or fewer than two did not. */
    @JsonProperty("TEAM_LEVEL_CONFOUND")
    TEAM_LEVEL_CONFOUND,
    /** No control teams, and less than a year before. */
    @JsonProperty("SEASONALITY_UNCONTROLLED")
    SEASONALITY_UNCONTROLLED,
    /** Only weeks are compared that have their like a year before. */
    @JsonProperty("SAME_ISO_WEEKS")
    SAME_ISO_WEEKS,
    /** Hours were on the move before the migration. */
    @JsonProperty("PRE_TREND")
    PRE_TREND,
    /** Too few weeks since the migration, or before it. */
    @JsonProperty("TOO_FEW_WEEKS")
    TOO_FEW_WEEKS,
    /** Of some engineers it is not known what their sources were read for. */
    @JsonProperty("COVERAGE_UNKNOWN")
    COVERAGE_UNKNOWN,
    /** No simulation was kept as its promise. */
    @JsonProperty("NO_PROMISE")
    NO_PROMISE
  }

  /**
   * What was spent on the migration itself.
   *
   * @param budgetHours set aside for it
   * @param spentHours in the period on subjects of the project that has the migration's id: of
   *     meetings, manual work and waiting, since technical work has no subject; absent without such
   *     a project
   */
  public record Burn(double budgetHours, @Nullable Double spentHours) {}

  /**
   * What to compare.
   *
   * @param from the first day that is looked at
   * @param to the last
   * @param team one of the migration's teams; absent = all
   * @param control teams that did not migrate
   * @param anticipationWeeks before a wave that tell of neither phase
   * @param rampWeeks after it that tell of neither phase
   * @param promise absent = none was made
   */
  public record Question(
      Migration migration,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      List<String> control,
      int anticipationWeeks,
      int rampWeeks,
      @Nullable Promise promise) {
    public static final int ANTICIPATION = 1;
    public static final int RAMP = 12;

    public Question {
      control = List.copyOf(control);
    }
  }

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

  public BeforeAfter {
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
   * @throws IllegalArgumentException where no team of the migration is asked for, or a control team
   *     is one
   */
  public static BeforeAfter of(
      Question question,
      Organization organization,
      Collection<EngineerDay> days,
      Collection<Coverage> coverages) {
    return new Comparing(question, organization, days, coverages).compare();
  }

  private static final class Comparing {
    private final Question question;
    private final Organization organization;
    private final Collection<EngineerDay> days;
    private final Map<String, LocalDate> treated;
    private final Map<String, LocalDate> controls = new TreeMap<>();
    private final WeekRows rows;
    private final List<Flag> flags = new ArrayList<>();
    private final Config config;

    Comparing(
        Question question,
        Organization organization,
        Collection<EngineerDay> days,
        Collection<Coverage> coverages) {
      this.question = question;
      this.organization = organization;
      this.days = days;
      treated =
          question.migration().waves().stream()
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
      LocalDate earliest = Collections.min(treated.values());
      for (String team : question.control()) {
        if (question.migration().waves().stream().anyMatch(wave -> wave.team().equals(team))) {
          throw new IllegalArgumentException(
              "%s went over itself and cannot be a control".formatted(team));
        }
        controls.put(team, earliest);
      }
      rows = new WeekRows(organization, days, coverages, question.from(), question.to());
      config =
          new Config(
              FULL_WEEK, 0, question.anticipationWeeks(), question.rampWeeks(), AWAY, FEWEST_WEEKS);
    }

    BeforeAfter compare() {
      List<Row> all = rows.of(treated, WeekRows.NET);
      Comparison whole = comparison(all, WeekRows.NET);
      Comparison likes = comparison(seasonal(all), WeekRows.NET);
      boolean yearly =
          !likes.aggregate().engineers().isEmpty()
              && likes.aggregate().engineers().size() >= whole.aggregate().engineers().size();
      Comparison net = yearly ? likes : whole;
      List<Row> gross = rows.of(treated, WeekRows.GROSS);
      if (yearly) {
        flags.add(Flag.SAME_ISO_WEEKS);
      } else if (controls.isEmpty()) {
        flags.add(Flag.SEASONALITY_UNCONTROLLED);
      }
      if (!rows.isCoverageKnown(treated)) {
        flags.add(Flag.COVERAGE_UNKNOWN);
      }
      if (net.aggregate().engineers().isEmpty()) {
        flags.add(Flag.TOO_FEW_WEEKS);
      }
      Map<String, Controlled> controlled = controlled(net, yearly);
      trend(all);
      return new BeforeAfter(
          question.migration(),
          treated,
          question.control(),
          question.from(),
          question.to(),
          config,
          net,
          comparison(yearly ? seasonal(gross) : gross, WeekRows.GROSS),
          controlled,
          promises(net),
          flags,
          weekly(all, net),
          burn());
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
      return new Burn(budget, spent);
    }

    private double spent(Project project) {
      long seconds = 0;
      for (EngineerDay day : days) {
        for (Map.Entry<String, EngineerDay.Share> share : day.subjects().entrySet()) {
          if (project.covers(share.getKey())) {
            EngineerDay.Share of = share.getValue();
            seconds += of.meeting() + of.manual() + of.waiting();
          }
        }
      }
      return seconds / 3600.0;
    }

    private Comparison comparison(
        List<Row> all, Map<String, ToLongFunction<EngineerDay>> categories) {
      return Comparison.of(new Comparison.Inputs(config, List.copyOf(categories.keySet()), all));
    }

    private boolean isBefore(Row row) {
      return isBefore(row.week());
    }

    private boolean isBefore(int week) {
      return week < -config.anticipationWeeks();
    }

    private boolean isAfter(int week) {
      return week >= config.rampWeeks();
    }

    private static boolean isValid(Row row) {
      return row.covered()
          && row.availableHours() > 0
          && row.availableHours() >= AWAY * row.contractHours();
    }

    /** Of each engineer only weeks before of which there is the same a year later, and after. */
    private List<Row> seasonal(List<Row> all) {
      Map<String, TreeSet<Integer>> valid = new TreeMap<>();
      all.stream()
          .filter(Comparing::isValid)
          .forEach(
              row ->
                  valid
                      .computeIfAbsent(row.engineer(), missing -> new TreeSet<>())
                      .add(row.week()));
      return all.stream()
          .filter(
              row -> {
                TreeSet<Integer> of = valid.getOrDefault(row.engineer(), new TreeSet<>());
                return isBefore(row)
                    ? isAfter(row.week() + YEAR) && of.contains(row.week() + YEAR)
                    : !isAfter(row.week())
                        || (isBefore(row.week() - YEAR) && of.contains(row.week() - YEAR));
              })
          .toList();
    }

    private Map<String, Controlled> controlled(Comparison net, boolean yearly) {
      Map<String, Controlled> all = new LinkedHashMap<>();
      if (controls.isEmpty()) {
        return all;
      }
      if (treated.size() < 2 || controls.size() < 2) {
        flags.add(Flag.TEAM_LEVEL_CONFOUND);
      }
      Map<LocalDate, Integer> waves = new TreeMap<>();
      treated.forEach((team, start) -> waves.merge(start, heads(team), Integer::sum));
      for (String category : WeekRows.NET.keySet()) {
        double[] with = net.aggregate().differences(category);
        double[] without = controls(waves, category, yearly);
        if (with.length > 1 && without.length > 1) {
          all.put(category, Controlled.of(with, without));
        }
      }
      return all;
    }

    /**
     * What changed for each engineer of the control teams, around every wave as much as there are
     * engineers in it.
     */
    private double[] controls(Map<LocalDate, Integer> waves, String category, boolean yearly) {
      Map<String, Double> sums = new TreeMap<>();
      Map<String, Integer> weights = new TreeMap<>();
      waves.forEach(
          (start, heads) -> {
            Map<String, LocalDate> starts = new TreeMap<>();
            controls.forEach((team, any) -> starts.put(team, start));
            List<Row> others = rows.of(starts, WeekRows.NET);
            comparison(yearly ? seasonal(others) : others, WeekRows.NET)
                .aggregate()
                .engineers()
                .forEach(
                    (engineer, rates) -> {
                      EngineerWeeks.Rates of = rates.categories().get(category);
                      if (of != null) {
                        sums.merge(engineer, heads * of.diff(), Double::sum);
                        weights.merge(engineer, heads, Integer::sum);
                      }
                    });
          });
      return sums.entrySet().stream()
          .mapToDouble(one -> one.getValue() / weights.getOrDefault(one.getKey(), 1))
          .toArray();
    }

    /** How many are in a team at the end. */
    private int heads(String team) {
      return (int)
          Math.max(
              1,
              organization.people().stream()
                  .filter(person -> !person.shared())
                  .filter(person -> person.employed().covers(question.to()))
                  .filter(person -> team.equals(person.teamOn(question.to())))
                  .count());
    }

    /** Whether hours rose or fell before the migration already, engineer by engineer. */
    private void trend(List<Row> all) {
      Map<String, List<Row>> engineers =
          all.stream()
              .filter(row -> isBefore(row) && isValid(row))
              .collect(Collectors.groupingBy(Row::engineer, TreeMap::new, Collectors.toList()));
      for (String category : WeekRows.NET.keySet()) {
        double[] slopes =
            engineers.values().stream()
                .filter(weeks -> weeks.size() >= FEWEST_WEEKS)
                .mapToDouble(weeks -> slope(weeks, category))
                .toArray();
        Double p = Paired.of(0.05, slopes).tP();
        if (p != null && p < 0.05 / WeekRows.NET.size()) {
          flags.add(Flag.PRE_TREND);
          return;
        }
      }
    }

    private static double slope(List<Row> weeks, String category) {
      double middle = weeks.stream().mapToInt(Row::week).average().orElse(0);
      double mean = weeks.stream().mapToDouble(row -> rate(row, category)).average().orElse(0);
      double over = 0;
      double under = 0;
      for (Row row : weeks) {
        over += (row.week() - middle) * (rate(row, category) - mean);
        under += (row.week() - middle) * (row.week() - middle);
      }
      return under == 0 ? 0 : over / under;
    }

    private static double rate(Row row, String category) {
      return FULL_WEEK * row.hours().getOrDefault(category, 0.0) / row.availableHours();
    }

    private Map<String, Kept> promises(Comparison net) {
      Map<String, Kept> all = new LinkedHashMap<>();
      Promise promise = question.promise();
      if (promise == null) {
        flags.add(Flag.NO_PROMISE);
        return all;
      }
      int heads = treated.keySet().stream().mapToInt(this::heads).sum();
      for (String category : WeekRows.NET.keySet()) {
        double[] differences = net.aggregate().differences(category);
        Double promised = promise.hoursAWeek().get(category);
        if (differences.length > 0 && promised != null) {
          all.put(category, Kept.of(promised, promise.money(heads), differences));
        }
      }
      return all;
    }

    private static List<WeekMean> weekly(List<Row> all, Comparison net) {
      Map<Integer, List<Row>> weeks =
          all.stream()
              .filter(row -> net.aggregate().engineers().containsKey(row.engineer()))
              .filter(Comparing::isValid)
              .collect(Collectors.groupingBy(Row::week, TreeMap::new, Collectors.toList()));
      List<WeekMean> means = new ArrayList<>();
      weeks.forEach(
          (week, of) -> {
            double available = of.stream().mapToDouble(Row::availableHours).sum();
            Map<String, Double> hours = new LinkedHashMap<>();
            for (String category : WeekRows.NET.keySet()) {
              double sum =
                  of.stream().mapToDouble(row -> row.hours().getOrDefault(category, 0.0)).sum();
              hours.put(category, FULL_WEEK * sum / available);
            }
            means.add(new WeekMean(week, of.size(), hours));
          });
      return means;
    }
  }
}
