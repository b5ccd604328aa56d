package dev.makertime.reporter.evidence;

import dev.makertime.model.Activity;
import java.io.IOException;

/** Publishes corrections of evidence to Kafka. */
public interface ObjectionPublisher {
  /**
   * Publishes a correction, and returns once it is safe.
   *
   * @throws IOException when it cannot be published now
   */
  void publish(Activity activity) throws IOException;
}
