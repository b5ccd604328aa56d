package dev.makertime.analysis.money.slip;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.money.CashFlow;
import dev.makertime.analysis.money.DelayParts;
import dev.makertime.analysis.money.MigrationPaths;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.ScenarioInputs.Org;
import dev.makertime.analysis.money.ScenarioInputs.Scenario;
import dev.makertime.analysis.money.ScenarioInputs.Valuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a late end of a migration costs: the net present value by months of delay, and what
 * one more month takes from it.
 *
 * @param learningMonths of the scenario: until then nothing is late
 * @param oneMoreMonth if all has gone as planned so far, by part
 * @param oneMoreMonthAt the total, by months of delay so far, from 0 to the horizon
 * @param npvAt the net present value by months of delay, from 0 to the horizon
 * @param mostSlipWorthwhile the greatest delay at which it is still worth at least what it costs;
 *     the horizon if any delay is; absent if none is
 */
public record PriceOfDelay(
    int learningMonths,
    int rampMonths,
    DelayParts oneMoreMonth,
    List<Double> oneMoreMonthAt,
    List<Double> npvAt,
    @Nullable Integer mostSlipWorthwhile,
    List<Flag> flags) {
  /** Money below it is rounding. */
  private static final double ROUNDING = 1e-6;

  /** What a reader must know. */
  public enum Flag {
    /** No distribution was given: a migration is taken to end on time. */
    @JsonProperty("SLIP_NOT_ASKED")
    SLIP_NOT_ASKED,
    /** The roadmap's price is already in the projects that are not built. */
    @JsonProperty("ROADMAP_IN_CAPACITY")
    ROADMAP_IN_CAPACITY
  }

  /**
   * One delay.
   *
   * @param cashFlow month by month, today first
   */
  public record At(
      int slipMonths,
      List<Double> cashFlow,
      double npv,
      @Nullable Integer breakEvenMonth,
      @Nullable Double breakEvenFractional,
      DelayParts oneMoreMonth) {
    public At {
      cashFlow = List.copyOf(cashFlow);
    }
  }

  public PriceOfDelay {
    oneMoreMonthAt = List.copyOf(oneMoreMonthAt);
    npvAt = List.copyOf(npvAt);
    flags = List.copyOf(flags);
  }

  /** Of one scenario. */
  public static PriceOfDelay of(ScenarioInputs inputs, String name, SlipTerms terms) {
    Scenario scenario = Objects.requireNonNull(inputs.scenarios().get(name));
    MigrationPaths paths = new MigrationPaths(inputs, scenario);
    int horizon = inputs.org().horizonMonths();
    List<Double> values = new ArrayList<>();
    List<Double> prices = new ArrayList<>();
    Integer most = null;
    double npv = paths.npv(terms.of(scenario, 0), true);
    for (int months = 0; months <= horizon; months++) {
      double later = paths.npv(terms.of(scenario, months + 1), true);
      values.add(npv);
      prices.add(npv - later);
      most = npv >= -ROUNDING ? Integer.valueOf(months) : most;
      npv = later;
    }
    return new PriceOfDelay(
        scenario.learningMonths(),
        scenario.rampMonths(),
        paths.oneMoreMonth(terms.of(scenario, 0), true),
        prices,
        values,
        most,
        flags(inputs.org(), terms));
  }

  private static List<Flag> flags(Org org, SlipTerms terms) {
    List<Flag> flags = new ArrayList<>();
    if (terms.distribution() == null) {
      flags.add(Flag.SLIP_NOT_ASKED);
    }
    if (org.valuation() == Valuation.CAPACITY
        && org.valuePerProjectMonth() > 0
        && terms.roadmapCostPerMonth() > 0) {
      flags.add(Flag.ROADMAP_IN_CAPACITY);
    }
    return flags;
  }

  /** One delay of a scenario, from 0 months; the horizon may be passed. */
  public static At at(ScenarioInputs inputs, String name, SlipTerms terms, int months) {
    Scenario scenario = Objects.requireNonNull(inputs.scenarios().get(name));
    MigrationPaths paths = new MigrationPaths(inputs, scenario);
    CashFlow flow = paths.flow(terms.of(scenario, months), true);
    CashFlow.BreakEven even = flow.breakEven();
    return new At(
        months,
        flow.flows(),
        flow.npv(inputs.org().discountRateAnnual()),
        even.month(),
        even.fractional(),
        paths.oneMoreMonth(terms.of(scenario, months), true));
  }

  /**
   * What one more month costs a migration that is under way, in the price of its plan.
   *
   * @param monthsSince it began; until learning ends, nothing is late yet
   */
  public double oneMoreMonth(int monthsSince) {
    int late = Math.max(0, monthsSince - learningMonths);
    return oneMoreMonthAt.get(Math.min(late, oneMoreMonthAt.size() - 1));
  }
}
