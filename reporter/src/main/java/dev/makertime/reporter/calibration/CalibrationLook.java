package dev.makertime.reporter.calibration;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what people said once an hour, where the store has all that there is. */
public final class CalibrationLook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CalibrationLook.class);

  private final Calibrations calibrations;
  private final Supplier<? extends MeasuredMoments> measured;
  private final BooleanSupplier ready;
  private final ScheduledExecutorService hours =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "reporter-calibration");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts to look.
   *
   * @param measured what is measured by now
   * @param ready whether the store holds what there is to show
   */
  public CalibrationLook(
      Calibrations calibrations,
      Supplier<? extends MeasuredMoments> measured,
      BooleanSupplier ready) {
    this.calibrations = calibrations;
    this.measured = measured;
    this.ready = ready;
    var unused = hours.scheduleWithFixedDelay(this::look, 1, 60, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      if (ready.getAsBoolean()) {
        calibrations.count(measured.get());
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("what people said of their days cannot be counted: {}", FailureText.of(e));
    }
  }

  @Override
  public void close() {
    hours.shutdownNow();
  }
}
