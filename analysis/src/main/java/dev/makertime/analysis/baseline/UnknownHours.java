package dev.makertime.analysis.baseline;

import dev.makertime.model.EngineerDay;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds hours of the current way of working that no source reported: a sum of zero means that no
 * source covers them. Nobody's weeks are without any meeting, and no tools are without any wait.
 */
final class UnknownHours {
  private static final String NO_MEETING =
      "no calendar told of any meeting: connect one, or type the hours";
  private static final String NO_TOOL =
      "no tool told of any manual work or wait: connect one, or type the hours";

  private UnknownHours() {}

  /** By the path of an input: why it is not known, and what to do. */
  static Map<String, String> of(HoursPerMonth rates) {
    Map<String, String> all = new TreeMap<>();
    if (rates.of(EngineerDay::meeting) == 0) {
      all.put(BaselineMeasurement.CURRENT + "meetingHours", NO_MEETING);
    }
    if (rates.of(EngineerDay::manual) == 0 && rates.of(EngineerDay::waitUpper) == 0) {
      all.put(BaselineMeasurement.CURRENT + "manualFixedHours", NO_TOOL);
      all.put("org.runs", NO_TOOL);
    }
    return all;
  }
}
