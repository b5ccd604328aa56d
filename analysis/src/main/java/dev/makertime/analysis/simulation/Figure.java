package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.baseline.FigureCertainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a computed figure and its provenance.
 *
 * @param value in its unit; absent where it is not known
 * @param formulaId names the formula
 * @param formula in words
 * @param kind the weakest of its inputs'
 * @param inputs their paths
 */
public record Figure(
    @Nullable Double value,
    String unit,
    @JsonProperty("formulaId") String formulaId,
    String formula,
    FigureCertainty kind,
    List<String> inputs) {
  public Figure {
    inputs = List.copyOf(inputs);
  }
}
