package dev.makertime.analysis.comparison;

import dev.makertime.analysis.comparison.EngineerWeeks.Engineer;
import dev.makertime.analysis.comparison.EngineerWeeks.Excluded;
import dev.makertime.analysis.comparison.EngineerWeeks.Rates;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.EngineerWeeks.Unpaired;
import dev.makertime.analysis.statistics.SampleStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Computes the rates of each engineer in both phases. */
final class EngineerWeeksBuilder {
  private final PhasedRows rows;
  private final List<String> categories;

  EngineerWeeksBuilder(PhasedRows rows, List<String> categories) {
    this.rows = rows;
    this.categories = List.copyOf(categories);
  }

  EngineerWeeks result() {
    Map<String, Engineer> engineers = new LinkedHashMap<>();
    Map<String, Excluded> excluded = new LinkedHashMap<>();
    for (String engineer : rows.engineers()) {
      List<Row> first = rows.before(engineer);
      List<Row> second = rows.after(engineer);
      if (rows.isCompared(engineer)) {
        Map<String, Rates> rates = new HashMap<>();
        for (String category : categories) {
          double was = rows.rate(first, category);
          double is = rows.rate(second, category);
          rates.put(category, new Rates(was, is, is - was));
        }
        engineers.put(engineer, new Engineer(first.size(), second.size(), rates));
      } else {
        String reason =
            first.isEmpty() && rows.isEnough(second)
                ? "JOINED"
                : second.isEmpty() && rows.isEnough(first) ? "LEFT" : "TOO_FEW_WEEKS";
        excluded.put(engineer, new Excluded(first.size(), second.size(), reason));
      }
    }
    Map<String, Unpaired> unpaired = new LinkedHashMap<>();
    for (String category : categories) {
      double was = mean(rows::before, category);
      double is = mean(rows::after, category);
      unpaired.put(category, new Unpaired(was, is, is - was));
    }
    return new EngineerWeeks(rows.dropped(), rows.counts(), engineers, excluded, unpaired);
  }

  private double mean(Function<String, List<Row>> phase, String category) {
    return SampleStatistics.mean(
        rows.engineers().stream()
            .map(phase)
            .filter(rows::isEnough)
            .mapToDouble(weeks -> rows.rate(weeks, category))
            .toArray());
  }
}
