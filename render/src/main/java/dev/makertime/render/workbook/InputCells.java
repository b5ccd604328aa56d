package dev.makertime.render.workbook;

import dev.makertime.render.workbook.sheet.WorkbookWriter.Look;
import java.util.Set;

/** Says where inputs are in the workbook, and how their cells look. */
final class InputCells {
  static final String SHEET = "Simulation";
  static final int RUNS = 15;

  private static final Set<String> WHOLE =
      Set.of(
          "baseSalaryPerYear",
          "horizonMonths",
          "amortisationMonths",
          "valuePerProjectMonth",
          "assessmentFees",
          "toolOneOff",
          "trainingPerEngineer",
          "learningMonths",
          "rampMonths");

  private static final Set<String> RATES =
      Set.of(
          "benefitsMultiplier",
          "discountRateAnnual",
          "realisationShare",
          "replacementCostFraction",
          "overlapFactor",
          "runDurationFactor",
          "runCountFactor",
          "featureCompleteness",
          "attritionPerYear",
          "learningDrop");

  /** The row below the waits, which ends them. */
  static final String SUM = "sum";

  private InputCells() {}

  /** How the cell of an input looks: no more digits than it may need. */
  static Look look(String key) {
    if (WHOLE.contains(key)) {
      return Look.INPUT_WHOLE;
    }
    return RATES.contains(key) ? Look.INPUT_RATE : Look.INPUT_HOURS;
  }
}
