package dev.makertime.analysis.money;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makertime.analysis.money.ScenarioInputs.Org;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes scenarios in hours and money, and compares each with the current one.
 *
 * @param hourlyCost loaded, in currency
 * @param platformFeatureHours what a complete platform would save, per engineer and month
 * @param referenceLeadTime the shortest of all scenarios, in months
 * @param scenarios by name
 */
public record ScenarioResults(
    double hourlyCost,
    double platformFeatureHours,
    double referenceLeadTime,
    Map<String, Outcome> scenarios) {

  public ScenarioResults {
    scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
  }

  /**
   * One scenario.
   *
   * @param monthly a steady month in money
   * @param hours a steady month in hours of one engineer
   * @param capacity how many projects that leaves room for
   * @param cumulativeCost of all months until each, realised
   * @param projection compared with the current one; absent for that
   */
  public record Outcome(
      MonthlyResult.Cost monthly,
      MonthlyResult.Hours hours,
      Capacity capacity,
      List<Double> cumulativeCost,
      @JsonUnwrapped @Nullable Projection projection) {
    public Outcome {
      cumulativeCost = List.copyOf(cumulativeCost);
    }
  }

  /** Computes all of them. */
  public static ScenarioResults of(ScenarioInputs inputs) {
    Org org = inputs.org();
    double platform = platformHours(inputs);
    double reference = referenceLeadTime(inputs);
    MonthlyResult current = MonthlyResult.of(org, inputs.current(), platform, reference);
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    inputs
        .scenarios()
        .forEach(
            (name, scenario) -> {
              MonthlyResult month = MonthlyResult.of(org, scenario, platform, reference);
              boolean isCurrent = name.equals(ScenarioInputs.CURRENT);
              outcomes.put(
                  name,
                  outcome(
                      inputs,
                      scenario,
                      current,
                      month,
                      isCurrent ? null : Projection.of(inputs, scenario, current, month)));
            });
    return new ScenarioResults(org.hourlyCost(), platform, reference, outcomes);
  }

  /**
   * The same where the current scenario is not known well enough to compare any with it: no
   * projections, and no cumulative cost.
   */
  public ScenarioResults withoutComparison() {
    Map<String, Outcome> alone = new LinkedHashMap<>();
    scenarios.forEach(
        (name, one) ->
            alone.put(
                name, new Outcome(one.monthly(), one.hours(), one.capacity(), List.of(), null)));
    return new ScenarioResults(hourlyCost, platformFeatureHours, referenceLeadTime, alone);
  }

  /**
   * Whether what a complete platform would save is needed and not known: the current scenario has
   * no technical hours to take in its place, and some platform is not complete.
   */
  public static boolean lacksPlatformHours(ScenarioInputs inputs) {
    return inputs.scenarios().values().stream().anyMatch(one -> one.featureCompleteness() < 1)
        && inputs.org().platformFeatureHours() == null
        && platformHours(inputs) <= 0;
  }

  static double platformHours(ScenarioInputs inputs) {
    Double given = inputs.org().platformFeatureHours();
    return given == null ? MonthlyResult.technical(inputs.org(), inputs.current()) : given;
  }

  static double referenceLeadTime(ScenarioInputs inputs) {
    return inputs.scenarios().values().stream()
        .mapToDouble(Scenario::leadTimeMonths)
        .min()
        .orElseThrow();
  }

  private static Outcome outcome(
      ScenarioInputs inputs,
      Scenario scenario,
      MonthlyResult current,
      MonthlyResult month,
      @Nullable Projection projection) {
    Org org = inputs.org();
    double each = current.monthly().totalMonthly();
    List<Double> cost =
        projection == null
            ? IntStream.rangeClosed(0, org.horizonMonths()).mapToObj(t -> t * each).toList()
            : cumulativeCost(projection, each);
    return new Outcome(
        month.monthly(),
        month.hours(),
        Capacity.of(
            budget(org, scenario, month),
            scenario.maintenanceHoursPerProject(),
            scenario.projectBuildHours(),
            org.capacityStartProjects(),
            org.horizonMonths()),
        cost,
        projection);
  }

  /** What a month leaves for maintenance and building. */
  static double budget(Org org, Scenario scenario, MonthlyResult month) {
    return org.contractHoursPerMonth()
        - month.hours().meetings()
        - month.hours().mechanical()
        - scenario.manualFixedHours()
        - month.hours().featureGapDemand();
  }

  private static List<Double> cumulativeCost(Projection projection, double currentMonth) {
    double[] sums =
        projection.cashFlow().stream().mapToDouble(flow -> currentMonth - flow).toArray();
    sums[0] = projection.oneOff();
    java.util.Arrays.parallelPrefix(sums, Double::sum);
    return DoubleStream.of(sums).boxed().toList();
  }
}
