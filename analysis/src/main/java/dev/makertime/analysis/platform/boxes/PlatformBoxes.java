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
}
