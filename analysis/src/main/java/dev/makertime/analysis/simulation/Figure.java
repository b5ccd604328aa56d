package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.ScenarioResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** All figures by scenario and name. */
  static Map<String, Map<String, Figure>> all(Assumptions assumptions, ScenarioResults results) {
    Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
    results
        .scenarios()
        .forEach((name, outcome) -> figures.put(name, of(assumptions, name, outcome)));
    return figures;
  }

  private static Map<String, Figure> of(
      Assumptions assumptions, String scenario, ScenarioResults.Outcome outcome) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (FigureFormula formula : FigureFormula.values()) {
      Double value = formula.value(outcome);
      if (value == null) {
        continue;
      }
      List<String> inputs = formula.compared(scenario).toList();
      boolean isGap = formula.isOfMissingFeatures();
      FigureCertainty kind = FigureCertainty.MEASURED;
      for (String input : inputs) {
        FigureOrigin origin = assumptions.origins().get(input);
        FigureCertainty of = origin == null ? FigureCertainty.DEFAULT : origin.kind();
        boolean leftOut = !isGap && input.endsWith("." + InputDefaults.FEATURES);
        kind = of == FigureCertainty.UNKNOWN && leftOut ? kind : kind.weaker(of);
      }
      if (kind == FigureCertainty.UNKNOWN) {
        value = null;
      }
      String id = formula.name().toLowerCase(Locale.ROOT);
      figures.put(id, new Figure(value, formula.unit(), id, formula.text(), kind, inputs));
    }
    return figures;
  }
}
