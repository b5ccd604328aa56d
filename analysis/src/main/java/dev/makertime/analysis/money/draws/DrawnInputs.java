package dev.makertime.analysis.money.draws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.MigrationPaths;
import dev.makertime.analysis.money.draws.MonteCarlo.Spread;
import dev.makertime.analysis.money.draws.VariedInputs.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Draws all uncertain inputs of a plan together, many times. Not thread-safe. */
final class DrawnInputs {
  private final VariedInputs variation;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<MonteCarlo.Draw> samplers = new ArrayList<>();

  DrawnInputs(JsonNode inputs, MonteCarlo.Plan plan, UniformRandomProvider random) {
    variation = new VariedInputs(inputs, plan.scenario(), plan.links());
    for (Spread spread : plan.spreads()) {
      parameters.add(variation.parameter(spread.path()));
      samplers.add(spread.sampler(random));
    }
  }

  /** What the scenario comes to with the next draw. */
  MigrationPaths next() {
    for (int i = 0; i < parameters.size(); i++) {
      variation.set(parameters.get(i), samplers.get(i).next());
    }
    return variation.paths();
  }
}
