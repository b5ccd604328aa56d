package dev.makertime.render.html;

import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Report;
import dev.makertime.analysis.report.Totals;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.TimeSums;
import dev.makertime.render.format.HoursFormat;
import dev.makertime.render.format.KnownFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes the geometry of a stacked bar chart: each week's shares of working time besides
 * technical work. The scale ends at the next ten per cent above the highest bar.
 */
public record WeekChart(List<Bar> bars, List<Tick> ticks, int width) {
  private static final int STEP = 46;
  private static final int BAR = 32;
  private static final int LEFT = 52;
  private static final int NARROWEST = 240;

  /** One week; what is unknown stands beside its bar. */
  public record Bar(
      String label, int x, int width, String marker, List<Part> parts, Unknown unknown) {}

  /**
   * What is not known of a week, beside its bar.
   *
   * @param height in per cent of the chart's, of all working time
   */
  public record Unknown(int height, String tooltip) {}

  /** One category in one week; lengths in per cent of the bar, measured from the top. */
  public record Part(String title, String colour, String y, String height, String tooltip) {}

  /** A line of the scale; its place in per cent of the height, from the top. */
  public record Tick(int place, String label) {}

  static WeekChart of(Report.Group group, List<Week> weeks, List<Report.Marker> markers) {
    Map<Week, String> marked =
        markers.stream()
            .filter(marker -> marker.team().equals(group.id()))
            .collect(
                Collectors.toMap(
                    marker -> Week.of(marker.from()), Report.Marker::name, (one, other) -> one));
    double scale = scale(group);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < weeks.size(); i++) {
      Week week = weeks.get(i);
      Totals totals = Objects.requireNonNullElse(group.weeks().get(week), Totals.NONE);
      bars.add(
          new Bar(
              week.monday().toString().substring(5),
              LEFT + i * STEP,
              BAR,
              marked.getOrDefault(week, ""),
              parts(week.monday().toString(), totals, scale),
              unknown(week.monday().toString(), totals.known())));
    }
    return new WeekChart(bars, ticks(scale), Math.max(NARROWEST, LEFT + weeks.size() * STEP + 10));
  }

  /** The share, in per cent, at which the scale ends. */
  private static double scale(Report.Group group) {
    double highest =
        group.weeks().values().stream()
            .map(Totals::amounts)
            .filter(week -> week.available() > 0)
            .mapToDouble(week -> 100.0 * (week.available() - week.technical()) / week.available())
            .max()
            .orElse(0);
    return Math.min(100, 10 * Math.max(1, Math.ceil(highest / 10)));
  }

  private static List<Tick> ticks(double scale) {
    List<Tick> ticks = new ArrayList<>();
    for (int share = 0; share <= scale; share += scale > 50 ? 20 : 10) {
      ticks.add(new Tick((int) Math.round(100 - 100 * share / scale), share + " %"));
    }
    return ticks;
  }

  private static Unknown unknown(String week, KnownTimes known) {
    KnownTime least =
        known.meetings().share() < known.tools().share() ? known.meetings() : known.tools();
    int unknown = least.all() == 0 ? 0 : (int) Math.round(100 * (1 - least.share()));
    return new Unknown(
        unknown, "%s: %d %% of the working time is not known".formatted(week, unknown));
  }

  private static List<Part> parts(String week, Totals totals, double scale) {
    TimeSums amounts = totals.amounts();
    List<Part> parts = new ArrayList<>();
    double top = 100;
    Function<Double, String> decimal = value -> String.format(java.util.Locale.ROOT, "%.2f", value);
    for (Category category : Category.values()) {
      if (category == Category.TECHNICAL) {
        continue;
      }
      long seconds = category.seconds(amounts);
      KnownTime known =
          category == Category.MEETING ? totals.known().meetings() : totals.known().tools();
      double of = known.all() == 0 ? amounts.available() : amounts.available() * known.seen();
      double share = of < 1 ? 0 : Math.min(100, 100 * seconds / of);
      double height = 100 * share / scale;
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
                      HoursFormat.of(seconds),
                      KnownFormat.share(seconds, amounts, known))));
    }
    return parts;
  }
}
