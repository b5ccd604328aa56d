package dev.makertime.reporter.render;

import dev.makertime.reporter.report.Category;
import dev.makertime.reporter.report.Report;
import dev.makertime.reporter.report.Totals;
import dev.makertime.reporter.report.Week;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The geometry of a stacked bar chart: for each week how its working time was split, in per cent
 * from below.
 */
public record WeekChart(List<Bar> bars, int width) {
  private static final int STEP = 46;
  private static final int BAR = 32;
  private static final int LEFT = 40;

  /** One week. */
  public record Bar(String label, int x, int width, String marker, List<Part> parts) {}

  /** One category in one week; lengths in per cent of the bar, measured from the top. */
  public record Part(String title, String colour, String y, String height, String says) {}

  static WeekChart of(Report.Group group, List<Week> weeks, List<Report.Marker> markers) {
    Map<Week, String> marked =
        markers.stream()
            .filter(marker -> marker.team().equals(group.id()))
            .collect(
                Collectors.toMap(
                    marker -> Week.of(marker.from()), Report.Marker::name, (one, other) -> one));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < weeks.size(); i++) {
      Week week = weeks.get(i);
      Totals totals = Objects.requireNonNullElse(group.weeks().get(week), Totals.NONE);
      bars.add(
          new Bar(
              week.label().substring(5),
              LEFT + i * STEP,
              BAR,
              marked.getOrDefault(week, ""),
              parts(week.label(), totals)));
    }
    return new WeekChart(bars, LEFT + weeks.size() * STEP + 10);
  }

  private static List<Part> parts(String week, Totals totals) {
    List<Part> parts = new ArrayList<>();
    double top = 100;
    Function<Double, String> decimal = value -> String.format(java.util.Locale.ROOT, "%.2f", value);
    for (Category category : Category.values()) {
      long seconds = category.seconds(totals);
      double height = totals.available() == 0 ? 0 : 100.0 * seconds / totals.available();
      top -= height;
      parts.add(
          new Part(
              category.title(),
              category.colour(),
              decimal.apply(top),
              decimal.apply(height),
              "%s, %s: %s h (%s)"
                  .formatted(
                      week,
                      category.title(),
                      Hours.of(seconds),
                      Hours.share(seconds, totals.available()))));
    }
    return parts;
  }
}
