package dev.makertime.collector;

import dev.makertime.collector.reading.Reading;

/** Tells readings that have runs and nothing that anybody did. */
public final class RunsAlone {
  private RunsAlone() {}

  /** Whether a reading has runs, and nothing else. */
  public static boolean isIn(Reading reading) {
    return reading instanceof Reading.Found found
        && found.activities().isEmpty()
        && found.deliveries().isEmpty()
        && !found.runs().isEmpty();
  }

  /** Whether nobody did anything of a reading: it is ignored, or has runs alone. */
  public static boolean atMostIn(Reading reading) {
    return reading instanceof Reading.Ignored || isIn(reading);
  }
}
