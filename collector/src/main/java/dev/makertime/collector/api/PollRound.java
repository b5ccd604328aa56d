package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import java.time.Instant;

/** One round of questions to a tool. */
public interface PollRound {

  /** When the round began. */
  Instant now();

  /** Nothing is read that is over before. */
  Instant since();

  /** What is remembered from round to round; changed in place, and kept by {@link #keep}. */
  ObjectNode cursor();

  /**
   * Publishes what a reading tells, or sets aside what could not be read.
   *
   * @param what it was, such as {@code attempt 17}; for people who look into dead letters
   */
  void take(Reading reading, String what) throws Unavailable;

  /** Returns when the cursor is kept; to be called when all that it speaks of was taken. */
  void keep() throws Unavailable;

  /**
   * Something is not shown, so that what it may tell is unknown and not nothing: the round covers
   * no time.
   */
  void gap(String what);

  /** Says how far a long round is. */
  void progress(String how);
}
