package dev.makertime.reporter.money;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import dev.makertime.topics.Reasons;
import java.util.ArrayList;
import java.util.List;

/** Inputs of which some figures are varied. Not for several threads. */
final class Variation {
  private final ObjectNode inputs;
  private final String scenario;
  private final Links links;

  /** A figure among the inputs. */
  record Parameter(ObjectNode holder, String name, List<Follower> followers) {}

  /** Another that is always so many times the first. */
  record Follower(Parameter parameter, double factor) {}

  Variation(JsonNode inputs, String scenario, Links links) {
    this.inputs = inputs.deepCopy();
    this.scenario = scenario;
    this.links = links;
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
    List<Follower> followers = new ArrayList<>();
    links
        .of(path)
        .forEach((other, factor) -> followers.add(new Follower(parameter(other), factor)));
    return new Parameter(object, name, followers);
  }

  void set(Parameter parameter, double value) {
    parameter.followers().forEach(one -> set(one.parameter(), value * one.factor()));
    if (parameter.holder().path(parameter.name()).isIntegralNumber()) {
      parameter.holder().put(parameter.name(), Math.round(value));
    } else {
      parameter.holder().put(parameter.name(), value);
    }
  }

  /** With one figure varied, and put back. */
  double npv(Parameter parameter, double value) {
    double before = parameter.holder().path(parameter.name()).asDouble();
    set(parameter, value);
    double npv = npv();
    set(parameter, before);
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
      throw new IllegalArgumentException("inputs: " + Reasons.of(e), e);
    }
  }
}
