package dev.makertime.render.html;

import dev.makertime.render.format.FigureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws lines over months or weeks, with vertical marks. */
final class LineChart {
  private static final int HEIGHT = 250;
  private static final int BOTTOM = HEIGHT - 46;
  private static final int TOP = 24;
  private static final int LEFT = 70;
  private static final int RIGHT = 14;
  private static final int LEGEND = 150;
  private static final double LABELS = 9;
  private final List<Line> lines;
  private final int first;
  private final int count;
  private final double wide;
  private final double step;
  private final double top;
  private final double base;
  private final Svg svg;

  /** A line; missing values are left out, and the points beside them are joined. */
  record Line(String name, List<@Nullable Double> values) {
    Line {
      values = new ArrayList<>(values);
    }
  }

  /** A vertical mark with its label. */
  record Mark(double at, String label) {}

  private LineChart(String title, int first, List<Line> lines) {
    this.lines = List.copyOf(lines);
    this.first = first;
    count = Math.max(2, lines.stream().mapToInt(line -> line.values().size()).max().orElse(0));
    wide = (Svg.WIDTH - LEFT - RIGHT) / (double) (count - 1);
    double[] values =
        lines.stream()
            .flatMap(line -> line.values().stream())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double most = 0;
    double least = 0;
    for (double value : values) {
      most = Math.max(most, value);
      least = Math.min(least, value);
    }
    step = Svg.step(most - least);
    top = Math.max(step, step * Math.ceil(most / step));
    base = step * Math.floor(least / step);
    svg = new Svg(title, HEIGHT);
  }

  /**
   * Draws the chart.
   *
   * @param unit of the values
   * @param step what is between two values: month or week
   * @param first the month or week of the first value
   */
  static String of(
      String title,
      String unit,
      String step,
      int first,
      List<Line> lines,
      List<Mark> marks,
      FigureFormat figures) {
    LineChart chart = new LineChart(title, first, lines);
    chart.scales(figures);
    chart.marks(marks);
    for (int i = 0; i < lines.size(); i++) {
      chart.line(i);
      chart.legend(i);
    }
    return chart.svg.text("", "start", 4, 12, unit).text("", "start", 4, BOTTOM + 16, step).end();
  }

  private void scales(FigureFormat figures) {
    for (double tick = base; tick <= top + step / 2; tick += step) {
      svg.horizontal("grid", LEFT, Svg.WIDTH - RIGHT, y(tick));
      svg.text("", "end", LEFT - 6, y(tick) + 4, figures.plain(tick));
    }
    int every = every();
    for (int i = 0; i < count; i += every) {
      svg.text("", "middle", LEFT + i * wide, BOTTOM + 16, String.valueOf(first + i));
    }
  }

  /** Between two labels: so much that there is room, and if possible the last value has one. */
  private int every() {
    int fewest = Math.max(1, (int) Math.ceil(count / LABELS));
    return IntStream.rangeClosed(fewest, 2 * fewest)
        .filter(every -> (count - 1) % every == 0)
        .findFirst()
        .orElse(fewest);
  }

  private void marks(List<Mark> marks) {
    for (int i = 0; i < marks.size(); i++) {
      double x = LEFT + (marks.get(i).at() - first) * wide;
      int y = 20 + 13 * i;
      svg.vertical("mark", x, y - 8, BOTTOM);
      svg.text("mark", "start", Math.min(x + 3, Svg.WIDTH - LEGEND), y, marks.get(i).label());
    }
  }

  private void line(int number) {
    StringBuilder points = new StringBuilder();
    List<@Nullable Double> values = lines.get(number).values();
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value != null) {
        points.append("%s,%s ".formatted(Svg.place(LEFT + i * wide), Svg.place(y(value))));
      }
    }
    svg.polyline(number, points.toString().strip());
  }

  private void legend(int number) {
    int x = LEFT + number * LEGEND;
    int y = HEIGHT - 10;
    svg.polyline(number, "%d,%d %d,%d".formatted(x, y, x + 26, y));
    svg.text("ink", "start", x + 31, HEIGHT - 6, lines.get(number).name());
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * (value - base) / (top - base);
  }
}
