package dev.makertime.analysis.comparison;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Counts;
import dev.makertime.analysis.comparison.EngineerWeeks.Engineer;
import dev.makertime.analysis.comparison.EngineerWeeks.Excluded;
import dev.makertime.analysis.comparison.EngineerWeeks.Rates;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.EngineerWeeks.Unpaired;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sorts rows into phases, and computes the rates of each engineer in both. */
final class EngineerWeeksBuilder {
  private final Config config;
  private final List<String> categories;
  private final TreeSet<Integer> dropped = new TreeSet<>();
  private final Set<String> droppedInCalendar = new HashSet<>();
  private final Map<String, List<Row>> before = new TreeMap<>();
  private final Map<String, List<Row>> after = new TreeMap<>();
  private final Counts counts;

  EngineerWeeksBuilder(Config config, List<String> categories, List<Row> rows) {
    this.config = config;
    this.categories = List.copyOf(categories);
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

  EngineerWeeks result() {
    Map<String, Engineer> engineers = new LinkedHashMap<>();
    Map<String, Excluded> excluded = new LinkedHashMap<>();
    before.forEach(
        (engineer, first) -> {
          List<Row> second = after.getOrDefault(engineer, List.of());
          if (isEnough(first) && isEnough(second)) {
            Map<String, Rates> rates = new HashMap<>();
            for (String category : categories) {
              double was = rate(first, category);
              double is = rate(second, category);
              rates.put(category, new Rates(was, is, is - was));
            }
            engineers.put(engineer, new Engineer(first.size(), second.size(), rates));
          } else {
            String reason =
                first.isEmpty() && isEnough(second)
                    ? "JOINED"
                    : second.isEmpty() && isEnough(first) ? "LEFT" : "TOO_FEW_WEEKS";
            excluded.put(engineer, new Excluded(first.size(), second.size(), reason));
          }
        });
    Map<String, Unpaired> unpaired = new LinkedHashMap<>();
    for (String category : categories) {
      double was = mean(before, category);
      double is = mean(after, category);
      unpaired.put(category, new Unpaired(was, is, is - was));
    }
    return new EngineerWeeks(List.copyOf(dropped), counts, engineers, excluded, unpaired);
  }

  private boolean isEnough(List<Row> weeks) {
    return weeks.size() >= config.minWeeks();
  }

  private double mean(Map<String, List<Row>> phase, String category) {
    return SampleStatistics.mean(
        phase.values().stream()
            .filter(this::isEnough)
            .mapToDouble(weeks -> rate(weeks, category))
            .toArray());
  }

  /** A ratio of sums, so that a week of which little was worked weighs little. */
  private double rate(List<Row> weeks, String category) {
    double hours = weeks.stream().mapToDouble(row -> row.hours().getOrDefault(category, 0.0)).sum();
    double available = weeks.stream().mapToDouble(Row::availableHours).sum();
    return config.fullWeekHours() * hours / available;
  }
}
