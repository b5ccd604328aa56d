package dev.makertime.analysis.money;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows how much a result hangs on the time that people need to get back into their work after a
 * wait. Nobody can measure it here, and what is reported goes from one minute to 23.25. Within the
 * first minute only a tenth edit again (Parnin and Rugaber 2011). The default of 10 is a choice.
 * How far waits overlap stays as it was measured.
 *
 * @param minutes of resumption at most
 * @param waitingHours of the current scenario, per engineer and month
 * @param npv by scenario
 */
public record ResumptionRange(double minutes, double waitingHours, Map<String, Double> npv) {
  private static final List<Double> MINUTES = List.of(1.0, 10.0, 16.0, 23.25);

  public ResumptionRange {
    npv = Collections.unmodifiableMap(new LinkedHashMap<>(npv));
  }

  /**
   * Computes the results at each of the four.
   *
   * @param inputs complete inputs of a simulation whose scenarios can be compared, as JSON
   */
  public static List<ResumptionRange> of(ObjectNode inputs) {
    List<ResumptionRange> all = new ArrayList<>();
    for (double minutes : MINUTES) {
      ObjectNode changed = inputs.deepCopy();
      changed.withObject("/org").put("resumptionMinutes", minutes);
      all.add(of(minutes, changed));
    }
    return all;
  }

  private static ResumptionRange of(double minutes, ObjectNode inputs) {
    ScenarioResults results;
    try {
      results = ScenarioResults.of(Json.MAPPER.treeToValue(inputs, ScenarioInputs.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("checked before", e);
    }
    Map<String, Double> npv = new LinkedHashMap<>();
    double waiting = 0;
    for (Map.Entry<String, ScenarioResults.Outcome> one : results.scenarios().entrySet()) {
      Projection projection = one.getValue().projection();
      if (one.getKey().equals(ScenarioInputs.CURRENT)) {
        waiting = one.getValue().hours().mechanical();
      } else if (projection != null) {
        npv.put(one.getKey(), projection.npv());
      }
    }
    return new ResumptionRange(minutes, waiting, npv);
  }
}
