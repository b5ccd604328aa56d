package dev.makertime.render.html;

import dev.makertime.render.text.FigureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws small charts as SVG that can be printed and read without colour. */
final class Svg {
  private static final int WIDTH = 560;
  private static final int LEFT = 70;
  private static final int RIGHT = 14;
  private static final List<String> COLOURS = List.of("#4a5468", "#3d8b8b", "#c46a1b", "#8e6bbf");
  private static final List<String> DASHES = List.of("", "7 4", "2 3", "9 3 2 3");

  private Svg() {}

  /** A line over months or weeks; missing values break nothing, they are left out. */
  record Line(String name, List<@Nullable Double> values) {
    Line {
      values = new ArrayList<>(values);
    }
  }

  /** A place across, with a word to it. */
  record Mark(double at, String label) {}

  /** A part of a bar. */
  record Part(String name, double value, String colour, String pattern) {}

  /** A bar of parts, or a range with a middle. */
  record Bar(String name, List<Part> parts) {
    Bar {
      parts = List.copyOf(parts);
    }
  }

  /** A range around a value. */
  record Range(String name, double low, double value, double high, String label) {}

  /** Lines from a first place across, one step each. */
  static String lines(
      String title,
      String unit,
      int first,
      List<Line> lines,
      List<Mark> marks,
      FigureFormat figures) {
    int height = 250;
    int bottom = height - 46;
    double most = 0;
    double least = 0;
    int count = 2;
    for (Line line : lines) {
      count = Math.max(count, line.values().size());
      for (Double value : line.values()) {
        if (value != null) {
          most = Math.max(most, value);
          least = Math.min(least, value);
        }
      }
    }
    double step = step(most - least);
    double top = Math.max(step, step * Math.ceil(most / step));
    double base = step * Math.floor(least / step);
    StringBuilder svg = begin(title, height);
    double span = top - base;
    for (double tick = base; tick <= top + step / 2; tick += step) {
      double y = bottom - (bottom - 24) * (tick - base) / span;
      svg.append(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
              .formatted(LEFT, WIDTH - RIGHT, n(y), n(y), LEFT - 6, n(y + 4), figures.plain(tick)));
    }
    double wide = (WIDTH - LEFT - RIGHT) / (double) (count - 1);
    int every = Math.max(1, (int) Math.ceil(count / 9.0));
    for (int i = 0; i < count; i += every) {
      svg.append(
          "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d</text>"
              .formatted(n(LEFT + i * wide), bottom + 16, first + i));
    }
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      double x = LEFT + (mark.at() - first) * wide;
      int y = 20 + 13 * i;
      svg.append(
          "<line class=\"mark\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/><text class=\"mark\" x=\"%s\" y=\"%d\">%s</text>"
              .formatted(
                  n(x),
                  n(x),
                  y - 8,
                  bottom,
                  n(Math.min(x + 3, WIDTH - 150)),
                  y,
                  escaped(mark.label())));
    }
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder points = new StringBuilder();
      List<@Nullable Double> values = lines.get(i).values();
      for (int j = 0; j < values.size(); j++) {
        Double value = values.get(j);
        if (value != null) {
          double y = bottom - (bottom - 24) * (value - base) / span;
          points.append(n(LEFT + j * wide)).append(',').append(n(y)).append(' ');
        }
      }
      svg.append(
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>"
              .formatted(
                  COLOURS.get(i % COLOURS.size()),
                  DASHES.get(i % DASHES.size()),
                  points.toString().strip()));
      int x = LEFT + i * 150;
      svg.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/><text class=\"ink\" x=\"%d\" y=\"%d\">%s</text>"
              .formatted(
                  x,
                  x + 26,
                  height - 10,
                  height - 10,
                  COLOURS.get(i % COLOURS.size()),
                  DASHES.get(i % DASHES.size()),
                  x + 31,
                  height - 6,
                  escaped(lines.get(i).name())));
    }
    svg.append("<text x=\"4\" y=\"12\">%s</text>".formatted(escaped(unit)));
    return svg.append("</svg>").toString();
  }

  /** Bars of parts that add up, all on one scale. */
  static String stacked(String title, List<Bar> bars, FigureFormat figures, String unit) {
    int height = 34 * bars.size() + 56;
    double most =
        bars.stream()
            .mapToDouble(bar -> bar.parts().stream().mapToDouble(Part::value).sum())
            .max()
            .orElse(1);
    double scale = (WIDTH - 110 - 60) / Math.max(1e-9, most);
    StringBuilder svg = begin(title, height);
    for (int i = 0; i < bars.size(); i++) {
      int y = 6 + 34 * i;
      double x = 110;
      double sum = 0;
      svg.append(
          "<text class=\"ink\" x=\"104\" y=\"%d\" text-anchor=\"end\">%s</text>"
              .formatted(y + 17, escaped(bars.get(i).name())));
      for (Part part : bars.get(i).parts()) {
        double width = part.value() * scale;
        sum += part.value();
        svg.append(
            "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"24\" fill=\"%s\" stroke=\"#fff\"><title>%s: %s %s</title></rect>"
                .formatted(
                    n(x),
                    y,
                    n(width),
                    part.colour(),
                    escaped(part.name()),
                    figures.tenths(part.value()),
                    escaped(unit)));
        if (width > 12) {
          svg.append(
              "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" style=\"fill:#fff\">%s</text>"
                  .formatted(n(x + width / 2), y + 16, part.pattern()));
        }
        x += width;
      }
      svg.append(
          "<text x=\"%s\" y=\"%d\">%s</text>".formatted(n(x + 5), y + 17, figures.tenths(sum)));
    }
    double x = 0;
    int y = height - 26;
    for (Part part : bars.isEmpty() ? List.<Part>of() : bars.get(0).parts()) {
      String label = part.pattern() + " " + part.name();
      double width = 24 + 6.4 * label.length();
      if (x + width > WIDTH) {
        x = 0;
        y += 16;
      }
      svg.append(
          "<rect x=\"%s\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/><text class=\"ink\" x=\"%s\" y=\"%d\">%s</text>"
              .formatted(n(x), y, part.colour(), n(x + 14), y + 9, escaped(label)));
      x += width;
    }
    return svg.append("</svg>").toString();
  }

  /** Ranges around values, with a line at a place that matters, such as 0. */
  static String ranges(String title, List<Range> ranges, double zero, FigureFormat figures) {
    int height = 30 * ranges.size() + 40;
    double low = zero;
    double high = zero;
    for (Range range : ranges) {
      low = Math.min(low, range.low());
      high = Math.max(high, range.high());
    }
    double step = step(Math.max(1e-9, high - low));
    low = step * Math.floor(low / step);
    high = step * Math.ceil(high / step);
    int left = 215;
    double scale = (WIDTH - left - 34) / Math.max(1e-9, high - low);
    StringBuilder svg = begin(title, height);
    for (double tick = low; tick <= high + step / 2; tick += step) {
      double x = left + (tick - low) * scale;
      svg.append(
          "<line class=\"grid\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"%d\"/><text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
              .formatted(n(x), n(x), height - 24, n(x), height - 8, figures.plain(tick)));
    }
    double x0 = left + (zero - low) * scale;
    svg.append(
        "<line class=\"axis\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"%d\" stroke-width=\"1.5\"/>"
            .formatted(n(x0), n(x0), height - 24));
    for (int i = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      int y = 15 + 30 * i;
      double from = left + (Math.min(range.low(), range.high()) - low) * scale;
      double to = left + (Math.max(range.low(), range.high()) - low) * scale;
      svg.append(
          "<text class=\"ink\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text><rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"10\" fill=\"#3d8b8b\"><title>%s</title></rect><circle cx=\"%s\" cy=\"%d\" r=\"4.5\" fill=\"var(--page)\" stroke=\"var(--ink)\" stroke-width=\"2\"/>"
              .formatted(
                  left - 8,
                  y + 4,
                  escaped(range.name()),
                  n(from),
                  y - 5,
                  n(Math.max(1, to - from)),
                  escaped(range.label()),
                  n(left + (range.value() - low) * scale),
                  y));
    }
    return svg.append("</svg>").toString();
  }

  private static StringBuilder begin(String title, int height) {
    return new StringBuilder(
        "<svg class=\"chart\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"100%%\" style=\"max-width:%dpx\">"
            .formatted(escaped(title), WIDTH, height, WIDTH + 80));
  }

  /** One of 1, 2 and 5, times a power of ten, so that there are some five steps. */
  private static double step(double span) {
    double rough = Math.max(1e-9, span) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
