package dev.makertime.render.html;

import dev.makertime.render.format.FigureFormat;
import java.util.List;

/** Draws ranges around values, with an axis at a value that matters, such as 0. */
final class RangeChart {
  private static final int ROW = 30;
  private static final int LEFT = 215;
  private static final int RIGHT = 34;

  private RangeChart() {}

  /** A range around a value, and its tooltip. */
  record Range(String name, double low, double value, double high, String label) {}

  static String of(String title, List<Range> ranges, double axis, FigureFormat figures) {
    int height = ROW * ranges.size() + 40;
    double low = axis;
    double high = axis;
    for (Range range : ranges) {
      low = Math.min(low, range.low());
      high = Math.max(high, range.high());
    }
    double step = Svg.step(Math.max(1e-9, high - low));
    low = step * Math.floor(low / step);
    high = step * Math.ceil(high / step);
    double scale = (Svg.WIDTH - LEFT - RIGHT) / Math.max(1e-9, high - low);
    Svg svg = new Svg(title, height);
    for (double tick = low; tick <= high + step / 2; tick += step) {
      double x = LEFT + (tick - low) * scale;
      svg.vertical("grid", x, 0, height - 24);
      svg.text("", "middle", x, height - 8, figures.plain(tick));
    }
    svg.add(
        "<line class=\"axis\" x1=\"%1$s\" x2=\"%1$s\" y1=\"0\" y2=\"%2$d\" stroke-width=\"1.5\"/>"
            .formatted(Svg.place(LEFT + (axis - low) * scale), height - 24));
    for (int i = 0; i < ranges.size(); i++) {
      range(svg, 15 + ROW * i, ranges.get(i), low, scale);
    }
    return svg.end();
  }

  private static void range(Svg svg, int y, Range range, double low, double scale) {
    double from = LEFT + (Math.min(range.low(), range.high()) - low) * scale;
    double to = LEFT + (Math.max(range.low(), range.high()) - low) * scale;
    svg.text("ink", "end", LEFT - 8, y + 4, range.name());
    svg.add(
        "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"10\" fill=\"#3d8b8b\"><title>%s</title></rect>"
            .formatted(
                Svg.place(from),
                y - 5,
                Svg.place(Math.max(1, to - from)),
                Svg.escaped(range.label())));
    svg.add(
        "<circle cx=\"%s\" cy=\"%d\" r=\"4.5\" fill=\"var(--page)\" stroke=\"var(--ink)\" stroke-width=\"2\"/>"
            .formatted(Svg.place(LEFT + (range.value() - low) * scale), y));
  }
}
