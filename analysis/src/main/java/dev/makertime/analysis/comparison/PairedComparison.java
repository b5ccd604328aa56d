package dev.makertime.analysis.comparison;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares weeks of engineers before and after a migration.
 *
 * @param aggregate the hours of each engineer in both phases
 * @param paired by category, what has changed for those who were there in both phases
 * @param compositionEffect by category, what joiners and leavers do to the mean
 */
public record PairedComparison(
    EngineerWeeks aggregate,
    Map<String, CategoryChange> paired,
    Map<String, Double> compositionEffect) {
  private static final double LEVEL = 0.05;
  private static final double MARGIN = 1;

  public PairedComparison {
    paired = Collections.unmodifiableMap(new LinkedHashMap<>(paired));
    compositionEffect = Collections.unmodifiableMap(new LinkedHashMap<>(compositionEffect));
  }

  /**
   * What is compared.
   *
   * @param controls names of engineers who did not migrate
   */
  public record Inputs(
      Config config, List<String> categories, List<Row> rows, @Nullable List<String> controls) {
    public Inputs {
      if (config == null || categories == null || rows == null) {
        throw new IllegalArgumentException("config, categories and rows are needed");
      }
      categories = List.copyOf(categories);
      rows = List.copyOf(rows);
      controls = controls == null ? List.of() : List.copyOf(controls);
    }

    /** All of them migrated. */
    public Inputs(Config config, List<String> categories, List<Row> rows) {
      this(config, categories, rows, List.of());
    }

    /** Weeks of those who migrated. */
    public List<Row> treated() {
      return rows.stream().filter(row -> !isControl(row)).toList();
    }

    /** Weeks of those who did not. */
    public List<Row> control() {
      return rows.stream().filter(this::isControl).toList();
    }

    private boolean isControl(Row row) {
      return controls != null && controls.contains(row.engineer());
    }
  }

  /** Compares at a level of 5 %; less than an hour a week is not material. */
  public static PairedComparison of(Inputs inputs) {
    EngineerWeeks weeks = EngineerWeeks.of(inputs.config(), inputs.categories(), inputs.treated());
    Map<String, double[]> differences = new LinkedHashMap<>();
    Map<String, Double> composition = new LinkedHashMap<>();
    for (String category : inputs.categories()) {
      differences.put(category, weeks.differences(category));
      composition.put(category, weeks.compositionEffect(category));
    }
    return new PairedComparison(weeks, CategoryChange.of(differences, LEVEL, MARGIN), composition);
  }
}
