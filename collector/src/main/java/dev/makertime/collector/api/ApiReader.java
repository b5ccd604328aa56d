package dev.makertime.collector.api;

import dev.makertime.collector.publish.Inbox.Unavailable;
import java.io.IOException;

/**
 * Reads a tool's API, on from its cursor. It decides which requests to send, in which order, and
 * what the cursor has; pure readers decide what an answer means.
 */
public interface ApiReader {

  /** Reads on from the cursor. A round that fails is repeated from the last commit. */
  void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable;

  /**
   * Checks the access that {@link #read} needs.
   *
   * @return one line: the account, and what it can see
   */
  String check(Api api) throws IOException, InterruptedException;
}
