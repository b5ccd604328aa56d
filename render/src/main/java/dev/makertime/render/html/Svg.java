package dev.makertime.render.html;

import java.util.List;
import java.util.Locale;

/** Draws the elements of a chart as SVG: a canvas with lines, texts and boxes, all escaped. */
final class Svg {
  static final int WIDTH = 560;
  private static final List<String> COLOURS = List.of("#4a5468", "#3d8b8b", "#c46a1b", "#8e6bbf");
  private static final List<String> DASHES = List.of("", "7 4", "2 3", "9 3 2 3");
  private final StringBuilder svg;

  /**
   * An empty canvas.
   *
   * @param title is read out in place of the chart
   * @param height in the unit of {@link #WIDTH}
   */
  Svg(String title, int height) {
    svg =
        new StringBuilder(
            "<svg class=\"chart\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"100%%\" style=\"max-width:%dpx\">"
                .formatted(escaped(title), WIDTH, height, WIDTH + 80));
  }

  String end() {
    return svg + "</svg>";
  }

  /** Appends an element; texts in it must be escaped. */
  Svg add(String element) {
    svg.append(element);
    return this;
  }

  Svg horizontal(String style, double from, double to, double y) {
    return add(
        "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
            .formatted(style, place(from), place(to), place(y), place(y)));
  }

  Svg vertical(String style, double x, double from, double to) {
    return add(
        "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
            .formatted(style, place(x), place(x), place(from), place(to)));
  }

  /** Appends a text; its anchor is {@code start}, {@code middle} or {@code end}. */
  Svg text(String style, String anchor, double x, double y, String text) {
    return add(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(style, place(x), place(y), anchor, escaped(text)));
  }

  /** Appends a line through points, in the colour and dashes of its number. */
  Svg polyline(int number, String points) {
    return add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>"
            .formatted(colour(number), dashes(number), points));
  }

  static String colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  static String dashes(int number) {
    return DASHES.get(number % DASHES.size());
  }

  /** The size of a step of a scale: 1, 2 or 5 times a power of ten, about five to the span. */
  static double step(double span) {
    double rough = Math.max(1e-9, span) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
