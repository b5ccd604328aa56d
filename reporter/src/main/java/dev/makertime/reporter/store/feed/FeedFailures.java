package dev.makertime.reporter.store.feed;

import dev.makertime.topics.FailureText;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why a feed fails: once for each reason, although it retries every two seconds, and once when
 * it works again.
 */
final class FeedFailures {
  private static final Logger LOG = LoggerFactory.getLogger(FeedFailures.class);

  /** What fails fails sooner: rows are saved once a second. */
  private static final long WORKS_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

  private @Nullable String reason;
  private long lastNanos;

  /** Notes a failure. */
  void failed(RuntimeException failure) {
    String now = FailureText.of(failure);
    lastNanos = System.nanoTime();
    if (now.equals(reason)) {
      LOG.debug("the feed failed again", failure);
      return;
    }
    reason = now;
    LOG.error(
        "reading topics into the store failed; retrying from the last saved offsets", failure);
  }

  /** Notes that records are read. */
  void works() {
    if (reason != null && System.nanoTime() - lastNanos > WORKS_AFTER_NANOS) {
      reason = null;
      LOG.warn("reading topics into the store works again");
    }
  }
}
