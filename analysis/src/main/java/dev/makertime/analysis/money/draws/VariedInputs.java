package dev.makertime.analysis.money.draws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.money.LateFinish;
import dev.makertime.analysis.money.MigrationPaths;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets inputs many times, for draws and sensitivities: a path is resolved once. Not thread-safe.
 */
final class VariedInputs {
  private static final String ORG = "org";
  private static final String SCENARIOS = "scenarios.";

  private final VariedRecord<ScenarioInputs.Org> org;
  private final Map<String, VariedRecord<ScenarioInputs.Scenario>> scenarios =
      new LinkedHashMap<>();
  private final String scenario;
  private final LinkedInputs links;

  /** A figure among the inputs. */
  record Parameter(VariedRecord<?> holder, int index, List<Follower> followers) {}

  /** Another that is always so many times the first. */
  record Follower(Parameter parameter, double factor) {}

  /**
   * Of inputs as JSON.
   *
   * @throws IllegalArgumentException when they are none, or lack the scenario
   */
  VariedInputs(JsonNode inputs, String scenario, LinkedInputs links) {
    ScenarioInputs all = read(inputs);
    org = new VariedRecord<>(all.org(), ScenarioInputs.Org.class);
    all.scenarios()
        .forEach(
            (name, one) ->
                scenarios.put(name, new VariedRecord<>(one, ScenarioInputs.Scenario.class)));
    this.scenario = scenario;
    this.links = links;
    if (!scenarios.containsKey(scenario)) {
      throw new IllegalArgumentException("scenarios: there is no " + scenario);
    }
  }

  private static ScenarioInputs read(JsonNode inputs) {
    try {
      return Json.MAPPER.treeToValue(inputs, ScenarioInputs.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("inputs: " + FailureText.of(e), e);
    }
  }

  /**
   * The figure at a path.
   *
   * @throws IllegalArgumentException when there is none
   */
  Parameter parameter(String path) {
    int dot = path.lastIndexOf('.');
    VariedRecord<?> holder = holder(path.substring(0, Math.max(0, dot)));
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

  private @Nullable VariedRecord<?> holder(String path) {
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
    return paths().npv(LateFinish.ON_TIME, true);
  }

  /** What the scenario comes to with the figures as they are now set. */
  MigrationPaths paths() {
    Map<String, ScenarioInputs.Scenario> all = new LinkedHashMap<>();
    scenarios.forEach((name, one) -> all.put(name, one.get()));
    ScenarioInputs inputs = new ScenarioInputs(org.get(), all);
    return new MigrationPaths(inputs, Objects.requireNonNull(scenarios.get(scenario)).get());
  }
}
