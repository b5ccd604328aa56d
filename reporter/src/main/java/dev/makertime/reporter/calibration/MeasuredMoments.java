package dev.makertime.reporter.calibration;

import dev.makertime.analysis.calibration.WorkCategory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what was measured of a person at a moment. */
public interface MeasuredMoments {

  /** Absent while the day may still change, is not known, or the person is not. */
  @Nullable WorkCategory of(String person, Instant moment);
}
