package dev.makertime.reporter.money;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;

/** Inputs of which some figures are varied. Not for several threads. */
final class Variation {
  private final ObjectNode inputs;
  private final String scenario;

  /** A figure among the inputs. */
  record Parameter(ObjectNode holder, String name) {}

  Variation(JsonNode inputs, String scenario) {
    this.inputs = inputs.deepCopy();
    this.scenario = scenario;
  }

  /**
   * The figure at a path.
   *
   * @throws IllegalArgumentException when there is none
   */
  Parameter parameter(String path) {
    int dot = path.lastIndexOf('.');
    JsonNode holder = dot < 0 ? inputs : inputs.at("/" + path.substring(0, dot).replace('.', '/'));
    String name = path.substring(dot + 1);
    if (!(holder instanceof ObjectNode object) || !object.path(name).isNumber()) {
      throw new IllegalArgumentException(path + ": there is no such figure");
    }
    return new Parameter(object, name);
  }

  void set(Parameter parameter, double value) {
    if (parameter.holder().path(parameter.name()).isIntegralNumber()) {
      parameter.holder().put(parameter.name(), Math.round(value));
    } else {
      parameter.holder().put(parameter.name(), value);
    }
  }

  /** With one figure varied, and put back. */
  double npv(Parameter parameter, double value) {
    JsonNode before = parameter.holder().get(parameter.name());
    set(parameter, value);
    double npv = npv();
    parameter.holder().set(parameter.name(), before);
    return npv;
  }

  double npv() {
    return npv(true);
  }

  double npv(boolean succeeds) {
    try {
      Inputs all = Json.MAPPER.treeToValue(inputs, Inputs.class);
      Inputs.Scenario chosen = all.scenarios().get(scenario);
      if (chosen == null) {
        throw new IllegalArgumentException("scenarios: there is no " + scenario);
      }
      return Projection.npv(all, chosen, succeeds);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("inputs: " + e.getOriginalMessage(), e);
    }
  }
}
