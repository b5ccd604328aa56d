package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.poll.PollTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a poll before its time. Many calls between two looks make one poll, and a delivery that
 * is sent again, by its sender or by whoever has recorded it, makes none.
 */
final class SoonerPoll {
  /** Between two looks whether a poll is asked for. */
  static final Duration LOOK = Duration.ofSeconds(15);

  /** A signature is refused when it is older, or of a clock so far ahead. */
  private static final Duration REMEMBERED = Duration.ofMinutes(11);

  /** With more, the oldest is forgotten; once more it would ask for one poll. */
  private static final int MOST = 10_000;

  private final Map<String, Instant> seen = new LinkedHashMap<>();
  private boolean isAsked;

  /**
   * Asks for a poll.
   *
   * @param delivery absent where nobody knows it, as of a dead letter that is read again
   * @return whether it is new
   */
  synchronized boolean ask(@Nullable String delivery, Instant now) {
    for (Iterator<Instant> oldest = seen.values().iterator(); oldest.hasNext(); ) {
      if (!oldest.next().plus(REMEMBERED).isBefore(now)) {
        break;
      }
      oldest.remove();
    }
    if (delivery != null && seen.putIfAbsent(delivery, now) != null) {
      return false;
    }
    if (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
    isAsked = true;
    return true;
  }

  private synchronized boolean take() {
    boolean asked = isAsked;
    isAsked = false;
    return asked;
  }

  /** Makes what looks whether a poll is asked for; one that fails waits for its usual time. */
  PollTask looking(PollTask poller) {
    return new PollTask() {
      @Override
      public String name() {
        return poller.name();
      }

      @Override
      public boolean poll() {
        return !take() || poller.poll();
      }
    };
  }
}
