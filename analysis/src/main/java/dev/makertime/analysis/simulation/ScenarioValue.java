package dev.makertime.analysis.simulation;

import dev.makertime.analysis.money.ScenarioResults;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds the results of scenarios, their sensitivity, and their uncertainty.
 *
 * @param sensitivity by scenario: what one figure at a time does to the net present value
 * @param uncertainty by scenario: what all of them together do
 */
public record ScenarioValue(
    ScenarioResults results,
    Map<String, Sensitivity> sensitivity,
    Map<String, MonteCarlo> uncertainty) {
  public ScenarioValue {
    sensitivity = Collections.unmodifiableMap(new LinkedHashMap<>(sensitivity));
    uncertainty = Collections.unmodifiableMap(new LinkedHashMap<>(uncertainty));
  }
}
