package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One poll of a tool: what was read is published, then the cursor is committed. */
public interface PollRound {

  /** Returns when the poll began. */
  Instant now();

  /** Returns the first instant of interest: what ended before is not read. */
  Instant since();

  /** Returns the cursor; it is changed in place, and stored by {@link #commit}. */
  ObjectNode cursor();

  /**
   * Publishes a reading; one that was rejected becomes a dead letter.
   *
   * @param what was read, such as {@code attempt 17}; for people who look into dead letters
   */
  void take(Reading reading, String what) throws Unavailable;

  /** Stores the cursor, once the broker has everything that was taken before. */
  void commit() throws Unavailable;

  /**
   * Notes that something is not read: what it has is unknown, so that the poll covers no time.
   *
   * @param what is not read, such as {@code events of data/churn}
   * @param why as {@link Api.Absent} says it
   */
  void gap(String what, @Nullable String why);

  /**
   * Returns an instant of the cursor, but none after now: a clock that was ahead for a while must
   * not hide what comes.
   */
  default Instant notAhead(Instant stored) {
    return stored.isAfter(now()) ? now() : stored;
  }

  /** Logs the progress of a long poll, from time to time. */
  void progress(String how);
}
