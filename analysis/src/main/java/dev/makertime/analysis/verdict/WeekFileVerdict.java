package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PairedComparison;
import dev.makertime.analysis.comparison.PhasedRows;
import dev.makertime.analysis.comparison.YearOverYear;
import java.util.List;

/**
 * Compares the weeks of a file, and gives a verdict on them as on a migration.
 *
 * @param comparison by engineers alone
 */
public record WeekFileVerdict(
    @JsonUnwrapped PairedComparison comparison, MigrationVerdict verdict) {

  /** Compares at a level of 5 %. */
  public static WeekFileVerdict of(PairedComparison.Inputs inputs) {
    return new WeekFileVerdict(PairedComparison.of(inputs), MigrationVerdict.of(evidence(inputs)));
  }

  private static VerdictInputs evidence(PairedComparison.Inputs inputs) {
    Config config = inputs.config();
    List<Row> treated = inputs.treated();
    boolean season = YearOverYear.isEnough(config, treated);
    List<Row> control = inputs.control();
    return new VerdictInputs(
        config,
        inputs.categories(),
        PhasedRows.of(config, season ? YearOverYear.of(config, treated) : treated),
        control.isEmpty()
            ? List.of()
            : List.of(
                new VerdictInputs.Wave(
                    1, PhasedRows.of(config, season ? YearOverYear.of(config, control) : control))),
        control.isEmpty() ? List.of() : List.of("those who did not migrate"),
        season,
        (int) treated.stream().map(Row::engineer).distinct().count());
  }
}
