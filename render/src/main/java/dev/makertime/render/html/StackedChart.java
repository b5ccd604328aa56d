package dev.makertime.render.html;

import dev.makertime.render.format.FigureFormat;
import java.util.List;

/** Draws bars of parts that add up, all on one scale. */
final class StackedChart {
  private static final int ROW = 34;
  private static final int LEFT = 110;
  private static final int RIGHT = 60;
  private static final int LEGEND = 16;
  private static final double LETTER = 6.4;

  private StackedChart() {}

  /** A part of a bar; its letter tells it apart without colour. */
  record Part(String name, double value, String colour, String letter) {}

  /** A bar of parts. */
  record Bar(String name, List<Part> parts) {
    Bar {
      parts = List.copyOf(parts);
    }

    double sum() {
      return parts.stream().mapToDouble(Part::value).sum();
    }
  }

  static String of(String title, List<Bar> bars, FigureFormat figures, String unit) {
    int height = ROW * bars.size() + 56;
    double most = bars.stream().mapToDouble(Bar::sum).max().orElse(1);
    double scale = (Svg.WIDTH - LEFT - RIGHT) / Math.max(1e-9, most);
    Svg svg = new Svg(title, height);
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, 6 + ROW * i, bars.get(i), scale, figures, unit);
    }
    legend(svg, height - 26, bars.isEmpty() ? List.of() : bars.get(0).parts());
    return svg.end();
  }

  private static void bar(
      Svg svg, int y, Bar bar, double scale, FigureFormat figures, String unit) {
    double x = LEFT;
    svg.text("ink", "end", LEFT - 6, y + 17, bar.name());
    for (Part part : bar.parts()) {
      double width = part.value() * scale;
      svg.add(
          "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"24\" fill=\"%s\" stroke=\"#fff\"><title>%s: %s %s</title></rect>"
              .formatted(
                  Svg.place(x),
                  y,
                  Svg.place(width),
                  part.colour(),
                  Svg.escaped(part.name()),
                  figures.tenths(part.value()),
                  Svg.escaped(unit)));
      if (width > 12) {
        svg.add(
            "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" style=\"fill:#fff\">%s</text>"
                .formatted(Svg.place(x + width / 2), y + 16, part.letter()));
      }
      x += width;
    }
    svg.text("", "start", x + 5, y + 17, figures.tenths(bar.sum()));
  }

  /** Appends a box and a name for each part, in as many lines as they need. */
  private static void legend(Svg svg, int top, List<Part> parts) {
    double x = 0;
    int y = top;
    for (Part part : parts) {
      String label = part.letter() + " " + part.name();
      double width = 24 + LETTER * label.length();
      if (x + width > Svg.WIDTH) {
        x = 0;
        y += LEGEND;
      }
      svg.add(
          "<rect x=\"%s\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>"
              .formatted(Svg.place(x), y, part.colour()));
      svg.text("ink", "start", x + 14, y + 9, label);
      x += width;
    }
  }
}
