package dev.makertime.analysis.money.draws;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.slip.PriceOfDelay;
import dev.makertime.analysis.money.slip.SlipTerms;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a late end does to one scenario.
 *
 * @param draws absent where no distribution was given
 */
public record DelayOutcome(
    @JsonUnwrapped PriceOfDelay price,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DelayDraws draws) {

  /**
   * Computes it.
   *
   * @param tree the same inputs as JSON, to draw from
   * @param drawn receives the number of further draws, from any thread
   * @param interrupt is checked at each draw
   */
  public static DelayOutcome of(
      ScenarioInputs inputs,
      JsonNode tree,
      MonteCarlo.Plan plan,
      SlipTerms terms,
      IntConsumer drawn,
      Cancellation interrupt) {
    return new DelayOutcome(
        PriceOfDelay.of(inputs, plan.scenario(), terms),
        terms.distribution() == null ? null : DelayDraws.of(tree, plan, terms, drawn, interrupt));
  }
}
