package dev.makertime.analysis.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Reads a watch from JSON: {@code config} with the promise and each engineer's wave, and {@code
 * rows}. With any mistake the file is rejected, and every mistake is reported by its path. A
 * missing value is never read as 0.
 *
 * @param firstWave week of the calendar in which the first engineer went over
 * @param lastWeek of which there is a row
 */
public record WatchFile(
    WatchPlan plan, WatchBoundary boundary, int firstWave, int lastWeek, List<WatchedWeek> rows) {
  public WatchFile {
    rows = List.copyOf(rows);
  }

  /** Looks at every week of it. */
  public MigrationWatch watch() {
    return MigrationWatch.of(plan, boundary, firstWave, lastWeek, rows);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it cannot be watched, with every reason
   */
  public static WatchFile read(JsonNode file) {
    return new WatchFileReader().read(file);
  }
}
