package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.topics.Json;
import java.util.Set;

/**
 * Takes out of a simulation what nobody can measure: missing features, attrition, and the worth of
 * projects. What is left are hours of manual work, waiting and meetings, and all costs of the
 * change. Headlines use only these.
 */
final class MeasurableInputs {
  private static final Set<String> ASSUMED_ONLY =
      Set.of(
          "featureCompleteness",
          "platformFeatureHours",
          "attritionPerYear",
          "replacementCostFraction",
          "newProjectsPerYear",
          "valuePerProjectMonth",
          "leadTimeMonths");

  private MeasurableInputs() {}

  /** The same inputs, valued as labour, with no gap, no attrition and no delay. */
  static ObjectNode tree(ObjectNode complete) {
    ObjectNode tree = complete.deepCopy();
    ObjectNode org = tree.withObject("/org");
    org.put("valuation", ScenarioInputs.Valuation.LABOUR.name());
    org.put("replacementCostFraction", 0.0);
    org.put("newProjectsPerYear", 0.0);
    org.put("valuePerProjectMonth", 0.0);
    org.putNull("platformFeatureHours");
    for (JsonNode scenario : tree.path("scenarios")) {
      ((ObjectNode) scenario).put("featureCompleteness", 1.0).put("leadTimeMonths", 0.0);
    }
    return tree;
  }

  static ScenarioInputs inputs(ObjectNode tree) {
    try {
      return Json.MAPPER.treeToValue(tree, ScenarioInputs.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("checked before", e);
    }
  }

  /** Whether a path is of an input that measurable figures depend on. */
  static boolean isMeasurable(String path) {
    return !ASSUMED_ONLY.contains(path.substring(path.lastIndexOf('.') + 1));
  }
}
