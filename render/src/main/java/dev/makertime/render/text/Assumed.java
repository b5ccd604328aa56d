package dev.makertime.render.text;

import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists what of a simulation somebody typed, by who did and when. */
public final class Assumed {
  private Assumed() {}

  /**
   * Groups the paths of typed figures by their mark, such as {@code assumed by Ana on 2026-05-04}.
   */
  public static Map<String, List<String>> byMark(Simulation simulation) {
    Map<String, List<String>> all = new TreeMap<>();
    simulation
        .assumptions()
        .origins()
        .forEach(
            (path, origin) -> {
              if (origin.isTyped()) {
                all.computeIfAbsent(origin.mark(), mark -> new ArrayList<>()).add(path);
              }
            });
    return all;
  }

  /** Says in one line how many figures were typed, and by whom. */
  public static String line(Simulation simulation) {
    Map<String, List<String>> all = byMark(simulation);
    if (all.isEmpty()) {
      return "No figure was typed.";
    }
    List<String> parts = new ArrayList<>();
    all.forEach((mark, paths) -> parts.add("%s: %d".formatted(mark, paths.size())));
    return "Typed figures, %s.".formatted(String.join("; ", parts));
  }

  /** Writes where an input comes from: its source, and who typed it. */
  public static String source(FigureOrigin origin) {
    if (!origin.isTyped()) {
      return origin.source();
    }
    return origin.source().equals(FigureOrigin.TYPED)
        ? origin.author()
        : "%s, %s".formatted(origin.source(), origin.author());
  }
}
