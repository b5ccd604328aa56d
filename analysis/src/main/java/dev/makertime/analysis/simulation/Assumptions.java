package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.draws.LinkedInputs;
import dev.makertime.analysis.money.slip.SlipTerms;
import dev.makertime.topics.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Completes inputs: measured figures first, then typed ones, then defaults with their source.
 *
 * <p>An input may be given as {@code 5}, or as {@code {value: 5, low: 3, high: 8}}. Outside the
 * current scenario it may also be {@code {factor: 0.5}} of the current one. Each may say {@code by}
 * whom and {@code on} which day it was typed. What another scenario leaves out is as in the current
 * one.
 *
 * @param tree the complete inputs, so that every figure has a path
 * @param inputs the same
 * @param origins by path, where each comes from
 * @param links of which current figure a projected one is a multiple
 * @param replaced what was typed and is known better, by path: the typed figure
 * @param slip what is assumed about a late end
 * @param given as it was typed
 * @param baseline what was measured, if it was: now, or when the file was written
 */
public record Assumptions(
    ObjectNode tree,
    ScenarioInputs inputs,
    Map<String, FigureOrigin> origins,
    LinkedInputs links,
    Map<String, Double> replaced,
    SlipTerms slip,
    JsonNode given,
    @Nullable Baseline baseline) {

  /** They cannot be used; each line says why. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> mistakes;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
      return mistakes;
    }
  }

  public Assumptions {
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    replaced = Collections.unmodifiableMap(new TreeMap<>(replaced));
    given = given.deepCopy();
  }

  /**
   * Completes what a file says.
   *
   * @param file with {@code org} and {@code scenarios}
   * @param baseline what was measured, if it was; absent = what the file has of it
   */
  public static Assumptions of(JsonNode file, @Nullable Baseline baseline) throws Invalid {
    return new InputCompletion(file, baseline).complete();
  }

  /**
   * All of it as a file: given again it comes to the same inputs, figures and marks. What was
   * measured stands beside what was typed, and each typed figure names its author.
   */
  public ObjectNode asFile() {
    ObjectNode file = given.deepCopy();
    file.remove(BaselineFile.KEY);
    Author.sign(file);
    if (baseline != null) {
      file.set(BaselineFile.KEY, Json.MAPPER.valueToTree(baseline));
    }
    return file;
  }
}
