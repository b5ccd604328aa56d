package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.draws.LinkedInputs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Completes inputs: what was measured, else what somebody assumed, else a default with its source.
 *
 * <p>An input may be given as {@code 5}, or as {@code {value: 5, low: 3, high: 8}}. Outside the
 * current scenario it may also be {@code {factor: 0.5}} of the current one. What another scenario
 * leaves out is as in the current one.
 *
 * @param tree the complete inputs, so that every figure has a path
 * @param inputs the same
 * @param origins by path, where each comes from
 * @param links of which current figure a projected one is a multiple
 * @param replaced what was typed and is known better, by path: the typed figure
 */
public record Assumptions(
    ObjectNode tree,
    ScenarioInputs inputs,
    Map<String, FigureOrigin> origins,
    LinkedInputs links,
    Map<String, Double> replaced) {

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
  }

  /**
   * Completes what a file says.
   *
   * @param file with {@code org} and {@code scenarios}
   * @param baseline what was measured, if it was
   */
  public static Assumptions of(JsonNode file, @Nullable Baseline baseline) throws Invalid {
    return new InputCompletion(file, baseline).complete();
  }
}
