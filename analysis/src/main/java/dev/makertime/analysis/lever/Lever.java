package dev.makertime.analysis.lever;

import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What adopting one tool is assumed to change.
 *
 * @param name in files, such as {@code airflow}
 * @param title in sentences, such as {@code Apache Airflow}
 * @param boxes what the platform can do with it, of the boxes of completeness
 * @param effects by the input that each multiplies, such as {@code manualFixedHours}
 */
public record Lever(
    String name, String title, List<PlatformBox> boxes, Map<String, Effect> effects) {
  /**
   * Factors by which an input is multiplied; 1 changes nothing, 0 leaves nothing of it.
   *
   * @param best the smallest that is to be hoped for
   * @param usual what is taken
   * @param worst the largest that is to be feared
   * @param why the source, or the word assumption and what it rests on
   */
  public record Effect(double best, double usual, double worst, String why) {
    public Effect {
      if (!(0 <= best && best <= usual && usual <= worst && worst <= 1)) {
        throw new IllegalArgumentException("0 <= best <= usual <= worst <= 1 is needed");
      }
    }

    /** Both, one after the other. */
    Effect and(Effect other) {
      return new Effect(
          best * other.best,
          usual * other.usual,
          worst * other.worst,
          why.equals(other.why) ? why : why + "; " + other.why);
    }
  }

  public Lever {
    boxes = List.copyOf(boxes);
    effects = Collections.unmodifiableMap(new LinkedHashMap<>(effects));
  }
}
