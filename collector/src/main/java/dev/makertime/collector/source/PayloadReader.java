package dev.makertime.collector.source;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.SnapshotReader;

/** Reads one payload without a configuration, as {@code makertime read} shows it. */
public interface PayloadReader {

  /**
   * Reads a payload; never throws because of the payload.
   *
   * @throws IllegalArgumentException when an option is missing that this type needs
   */
  SnapshotReader.Snapshot read(Payload payload, PayloadOptions options);
}
