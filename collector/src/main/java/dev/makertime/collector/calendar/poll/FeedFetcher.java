package dev.makertime.collector.calendar.poll;

import dev.makertime.collector.reading.Payload;
import java.io.IOException;
import java.util.Map;
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

  /**
   * Returns what the last answer lacks because the server refused it, by name with the reason.
   * While anything is missing, an event that the answer does not hold may still be there.
   */
  default Map<String, String> gaps() {
    return Map.of();
  }
}
