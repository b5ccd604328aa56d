package dev.makertime.reporter.live;

import dev.makertime.model.Activity;
import java.io.IOException;

/** Where what people say of their own evidence goes. */
public interface ObjectionPublisher {
  /**
   * Returns once it is kept.
   *
   * @throws IOException when it could not be kept now
   */
  void publish(Activity activity) throws IOException;
}
