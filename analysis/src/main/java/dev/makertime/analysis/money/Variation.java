package dev.makertime.analysis.money;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import dev.makertime.topics.Reasons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of which some figures are varied, many times over: what is varied is found by its path
 * once, and set in place. Not for several threads.
 */
final class Variation {
  private static final String ORG = "org";
  private static final String SCENARIOS = "scenarios.";

  private final Varied<Inputs.Org> org;
  private final Map<String, Varied<Inputs.Scenario>> scenarios = new LinkedHashMap<>();
  private final String scenario;
  private final Links links;

  /** A figure among the inputs. */
  record Parameter(Varied<?> holder, int index, List<Follower> followers) {}

  /** Another that is always so many times the first. */
  record Follower(Parameter parameter, double factor) {}

  /**
   * Of inputs as JSON.
   *
   * @throws IllegalArgumentException when they are none, or lack the scenario
   */
  Variation(JsonNode inputs, String scenario, Links links) {
    Inputs all = read(inputs);
    org = new Varied<>(all.org(), Inputs.Org.class);
    all.scenarios()
        .forEach((name, one) -> scenarios.put(name, new Varied<>(one, Inputs.Scenario.class)));
    this.scenario = scenario;
    this.links = links;
    if (!scenarios.containsKey(scenario)) {
      throw new IllegalArgumentException("scenarios: there is no " + scenario);
    }
  }

  private static Inputs read(JsonNode inputs) {
    try {
      return Json.MAPPER.treeToValue(inputs, Inputs.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("inputs: " + Reasons.of(e), e);
    }
  }

  /**
   * The figure at a path.
   *
   * @throws IllegalArgumentException when there is none
   */
  Parameter parameter(String path) {
    int dot = path.lastIndexOf('.');
    Varied<?> holder = holder(path.substring(0, Math.max(0, dot)));
    int index = holder == null ? -1 : holder.indexOf(path.substring(dot + 1));
    if (holder == null || index < 0) {
      throw new IllegalArgumentException(path + ": there is no such figure");
    }
    List<Follower> followers = new ArrayList<>();
    links
        .of(path)
        .forEach((other, factor) -> followers.add(new Follower(parameter(other), factor)));
    return new Parameter(holder, index, followers);
  }

  private @Nullable Varied<?> holder(String path) {
    return path.equals(ORG)
        ? org
        : path.startsWith(SCENARIOS) ? scenarios.get(path.substring(SCENARIOS.length())) : null;
  }

  void set(Parameter parameter, double value) {
    parameter.followers().forEach(one -> set(one.parameter(), value * one.factor()));
    parameter.holder().set(parameter.index(), value);
  }

  /** With one figure varied, and put back. */
  double npv(Parameter parameter, double value) {
    double before = parameter.holder().get(parameter.index());
    set(parameter, value);
    double npv = npv();
    set(parameter, before);
    return npv;
  }

  double npv() {
    return npv(true);
  }

  double npv(boolean succeeds) {
    Map<String, Inputs.Scenario> all = new LinkedHashMap<>();
    scenarios.forEach((name, one) -> all.put(name, one.get()));
    Inputs inputs = new Inputs(org.get(), all);
    return Projection.npv(inputs, Objects.requireNonNull(scenarios.get(scenario)).get(), succeeds);
  }
}
