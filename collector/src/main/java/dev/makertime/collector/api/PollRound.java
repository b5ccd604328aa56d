package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import java.time.Instant;

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
   * Notes that access to something is denied: what it has is unknown, so that the poll covers no
   * time.
   */
  void gap(String what);

  /** Logs the progress of a long poll, from time to time. */
  void progress(String how);
}
