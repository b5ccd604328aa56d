package dev.makertime.collector.calendar.feed;

import dev.makertime.collector.reading.Payload;
import java.io.IOException;
import java.util.Optional;

/** Client that fetches the calendars of a source. */
public interface FeedFetcher {

  /**
   * Fetches, unless nothing has changed since the cursor's answer.
   *
   * @return empty when it has not changed; otherwise with an {@code etag} for the next cursor
   * @throws IOException when there is no answer, or an unusable one
   */
  Optional<Payload> fetch(FeedCursor since) throws IOException, InterruptedException;
}
