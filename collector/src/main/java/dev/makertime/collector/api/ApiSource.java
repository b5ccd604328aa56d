package dev.makertime.collector.api;

import dev.makertime.collector.publish.Inbox.Unavailable;
import java.io.IOException;

/**
 * A tool that is asked through its API. What becomes of an answer is decided by pure readers; this
 * decides only what to ask, in which order, and what to remember.
 */
public interface ApiSource {

  /** Reads on from where the last round ended. A round that fails is begun again. */
  void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable;

  /**
   * Tries what {@link #read} needs.
   *
   * @return one line: as whom it asks, and what it can see
   */
  String check(Api api) throws IOException, InterruptedException;
}
