package dev.makertime.collector.reading;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes what is evidence out of a body while it streams past; the rest is held nowhere, and reaches
 * no dead letter. For tools whose calls are large, or have what nobody ought to keep.
 */
public interface BodyExcerpt {

  /** Returns the largest body in bytes, after decompression. */
  int largest();

  /**
   * Returns the excerpt of a body, which is what the reader gets. A body that cannot be read has an
   * excerpt that is rejected with the reason.
   *
   * @throws IOException when the body itself ends early
   */
  byte[] of(InputStream body) throws IOException;
}
