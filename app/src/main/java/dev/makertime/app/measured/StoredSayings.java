package dev.makertime.app.measured;

import dev.makertime.analysis.calibration.Calibration;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.config.Configuration;
import dev.makertime.reporter.calibration.CalibrationFile;
import dev.makertime.topics.FailureText;
import java.io.IOException;

/** Reads what came of calibration from the data directory, also while a reporter runs on it. */
public final class StoredSayings {
  private StoredSayings() {}

  /** Reads it. */
  public static Calibration of(Configuration configuration) throws Failure {
    try {
      return Calibration.of(
          new CalibrationFile(configuration.data()).counts(),
          configuration.reporter().privacy().minimumGroup());
    } catch (IOException e) {
      throw new Failure("the calibration cannot be read: " + FailureText.of(e), e);
    }
  }
}
