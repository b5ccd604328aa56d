package dev.makertime.collector.calendar.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a poller got, and what it has published in its window: sources remember nothing.
 *
 * @param etag of the last answer, if it had one
 * @param lastModified of the last answer, if it had one
 * @param readOn the day on which it was read: the window moves on even if the answer does not
 *     change
 * @param judgedBy by what it was judged, such as rules and zones
 * @param published what was published, retractions included
 */
public record FeedCursor(
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable LocalDate readOn,
    @Nullable String judgedBy,
    List<Published> published) {

  public static final FeedCursor START = new FeedCursor(null, null, null, null, List.of());

  /**
   * One activity as it was last published.
   *
   * @param content a digest of what was said, {@code gone}, or {@code unsure}
   */
  public record Published(
      String identity, String id, long revision, String content, @Nullable Instant start) {
    static final String GONE = "gone";

    /** It was about to be said, and may have been. */
    static final String UNSURE = "unsure";
  }

  public FeedCursor {
    published = List.copyOf(published);
  }
}
