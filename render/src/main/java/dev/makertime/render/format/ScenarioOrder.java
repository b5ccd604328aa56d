package dev.makertime.render.format;

import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;

/** Orders scenarios as pages and workbooks show them: now first, the best that could be last. */
public final class ScenarioOrder {
  private static final String BEST = "optimal";
  private static final String NOW = "now";

  private ScenarioOrder() {}

  /** The names of all scenarios of a simulation. */
  public static List<String> of(Simulation simulation) {
    List<String> all = new ArrayList<>(simulation.results().scenarios().keySet());
    all.remove(ScenarioInputs.CURRENT);
    if (all.remove(BEST)) {
      all.add(BEST);
    }
    all.add(0, ScenarioInputs.CURRENT);
    return all;
  }

  /** What a scenario is called above its column. */
  public static String title(String scenario) {
    return scenario.equals(ScenarioInputs.CURRENT) ? NOW : scenario;
  }
}
