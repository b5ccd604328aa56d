package dev.makertime.collector.calendar.poll;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cursor of a calendar poller: the version of the last answer, and what was published in the
 * window.
 *
 * @param etag of the last answer, if it had one
 * @param lastModified of the last answer, if it had one
 * @param readOn the day on which it was read: the window moves even if the answer does not change
 * @param rulesVersion digest of the settings by which it was read, such as rules and zones
 * @param published activities that were published, retractions included
 */
public record FeedCursor(
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable LocalDate readOn,
    @JsonProperty("judgedBy") @Nullable String rulesVersion,
    List<Published> published) {

  public static final FeedCursor START = new FeedCursor(null, null, null, null, List.of());

  /**
   * Record of one activity as it was last published.
   *
   * @param content a digest of its content, {@code gone}, or {@code unsure}
   */
  public record Published(
      String identity, String id, long revision, String content, @Nullable Instant start) {
    static final String GONE = "gone";

    /** The activity was about to be published, and may have been. */
    static final String UNSURE = "unsure";
  }

  public FeedCursor {
    published = List.copyOf(published);
  }

  /** Returns the same of other activities. */
  FeedCursor with(List<Published> others) {
    return new FeedCursor(etag, lastModified, readOn, rulesVersion, others);
  }
}
