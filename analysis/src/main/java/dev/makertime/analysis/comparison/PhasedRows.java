package dev.makertime.analysis.comparison;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Counts;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sorts engineers' weeks into the phases before and after a migration, and leaves out the weeks of
 * the transition.
 */
public final class PhasedRows {
  private final Config config;
  private final TreeSet<Integer> dropped = new TreeSet<>();
  private final Set<String> droppedInCalendar = new HashSet<>();
  private final Map<String, List<Row>> before = new TreeMap<>();
  private final Map<String, List<Row>> after = new TreeMap<>();
  private final Counts counts;

  private PhasedRows(Config config, List<Row> rows) {
    this.config = config;
    Map<String, List<Row>> weeks = new TreeMap<>();
    rows.forEach(
        row -> weeks.computeIfAbsent(row.inCalendar(), week -> new ArrayList<>()).add(row));
    weeks.forEach(
        (week, all) -> {
          if (2 * all.stream().filter(this::isAway).count() >= all.size()) {
            droppedInCalendar.add(week);
            all.forEach(row -> dropped.add(row.week()));
          }
        });
    counts = sort(rows);
  }

  /** Sorts them. */
  public static PhasedRows of(Config config, List<Row> rows) {
    return new PhasedRows(config, rows);
  }

  private Counts sort(List<Row> rows) {
    int[] tally = new int[5];
    for (Row row : rows) {
      before.computeIfAbsent(row.engineer(), missing -> new ArrayList<>());
      after.computeIfAbsent(row.engineer(), missing -> new ArrayList<>());
      if (droppedInCalendar.contains(row.inCalendar())) {
        tally[0]++;
      } else if (!row.covered()) {
        tally[1]++;
      } else if (isAway(row)) {
        tally[2]++;
      } else if (row.week() < config.migrationWeekIndex() - config.anticipationWeeks()) {
        tally[4]++;
        list(before, row).add(row);
      } else if (row.week() >= config.migrationWeekIndex() + config.rampWeeks()) {
        tally[4]++;
        list(after, row).add(row);
      } else {
        tally[3]++;
      }
    }
    return new Counts(tally[0], tally[1], tally[2], tally[3], tally[4]);
  }

  private static List<Row> list(Map<String, List<Row>> phase, Row row) {
    return phase.computeIfAbsent(row.engineer(), missing -> new ArrayList<>());
  }

  private boolean isAway(Row row) {
    return row.availableHours() <= 0
        || row.availableHours() < config.minAvailability() * row.contractHours();
  }

  List<Integer> dropped() {
    return List.copyOf(dropped);
  }

  Counts counts() {
    return counts;
  }

  /** Everybody who has a row, in the order of their names. */
  public Set<String> engineers() {
    return Collections.unmodifiableSet(before.keySet());
  }

  /** Valid weeks of an engineer before the migration. */
  public List<Row> before(String engineer) {
    return List.copyOf(before.getOrDefault(engineer, List.of()));
  }

  /** Valid weeks of an engineer after it. */
  public List<Row> after(String engineer) {
    return List.copyOf(after.getOrDefault(engineer, List.of()));
  }

  /** Whether an engineer has enough weeks in both phases. */
  public boolean isCompared(String engineer) {
    return isEnough(before(engineer)) && isEnough(after(engineer));
  }

  /** Whether these are enough weeks of an engineer in a phase. */
  public boolean isEnough(List<Row> weeks) {
    return weeks.size() >= config.minWeeks();
  }

  /** A ratio of sums, so that a week of which little was worked weighs little. */
  public double rate(List<Row> weeks, String category) {
    double hours = weeks.stream().mapToDouble(row -> row.hours().getOrDefault(category, 0.0)).sum();
    double available = weeks.stream().mapToDouble(Row::availableHours).sum();
    return config.fullWeekHours() * hours / available;
  }
}
