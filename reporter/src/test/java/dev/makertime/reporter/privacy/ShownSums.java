package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.privacy.Truth.Figure;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the figures that an answer shows. */
final class ShownSums {
  private ShownSums() {}

  static Map<Figure, Long> of(JsonNode sums) {
    Map<Figure, Long> shown = new LinkedHashMap<>();
    shown.put(Figure.AVAILABLE, sums.path("available").asLong());
    put(shown, Figure.MEETING, sums, "meeting");
    put(shown, Figure.MANUAL, sums, "manual");
    if (sums.has("run")) {
      long run = sums.path("queue").asLong() + sums.path("run").asLong();
      shown.put(Figure.WAITING, run + sums.path("resume").asLong());
    }
    put(shown, Figure.TECHNICAL, sums, "technical");
    put(shown, Figure.FOCUS, sums, "focus");
    JsonNode late = sums.path("afterHours");
    if (!late.isMissingNode()) {
      shown.put(
          Figure.AFTER_HOURS,
          late.isObject()
              ? late.path("meeting").asLong() + late.path("manual").asLong()
              : late.asLong());
    }
    return shown;
  }

  private static void put(Map<Figure, Long> shown, Figure figure, JsonNode sums, String name) {
    if (sums.has(name)) {
      shown.put(figure, sums.path(name).asLong());
    }
  }
}
