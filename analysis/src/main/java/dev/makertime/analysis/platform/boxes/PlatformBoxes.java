package dev.makertime.analysis.platform.boxes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Holds the eleven boxes of a platform in a period, and how complete it is by them.
 *
 * @param boxes all of them, in their order
 * @param phi how complete the platform is
 */
public record PlatformBoxes(Map<PlatformBox, BoxShare> boxes, Completeness phi) {
  public PlatformBoxes {
    boxes = Collections.unmodifiableMap(new EnumMap<>(boxes));
  }

  /**
   * The same boxes from what was counted of each, without the runs: shares, intervals and kinds are
   * computed anew.
   *
   * @param counted by the name of each box
   * @throws IllegalArgumentException for counts that cannot be, or a box that is missing
   */
  public static PlatformBoxes recounted(Map<String, BoxShare> counted, int minimumGroup) {
    Map<PlatformBox, BoxShare> boxes = new EnumMap<>(PlatformBox.class);
    for (PlatformBox box : PlatformBox.values()) {
      BoxShare share = counted.get(box.text());
      if (share == null) {
        throw new IllegalArgumentException("the check %s is missing".formatted(box.text()));
      }
      BoxShare.Count measured = share.measured();
      boxes.put(
          box,
          BoxShare.of(
              box,
              measured == null
                  ? new BoxTally()
                  : BoxTally.of(measured.numerator(), measured.denominator()),
              share.asked(),
              share.weight(),
              minimumGroup));
    }
    return new PlatformBoxes(boxes, Completeness.of(boxes));
  }
}
