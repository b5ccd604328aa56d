package dev.makertime.collector.calendar.feed;

import dev.makertime.collector.reading.Payload;
import java.io.IOException;
import java.util.Optional;

/** Brings what a source has, from wherever it is. */
public interface FeedFetcher {

  /**
   * Fetches, unless nothing has changed since the cursor's answer.
   *
   * @return empty when it has not changed; otherwise with an {@code etag} by which that is seen
   * @throws IOException when there is no answer, or one that cannot be used
   */
  Optional<Payload> fetch(FeedCursor since) throws IOException, InterruptedException;
}
