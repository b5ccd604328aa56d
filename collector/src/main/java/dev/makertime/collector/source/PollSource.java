package dev.makertime.collector.source;

import java.net.URI;

/** A tool that is asked again and again, in one piece. Pure: the asking is done by a poller. */
public interface PollSource {

  /** Where to ask; a {@code file:} address is read from disk. */
  URI address();

  /**
   * What the answer says of a stretch of time, all of it: what was there before and is not any more
   * has vanished. Never throws, whatever the payload.
   */
  Reading read(Payload payload, Window window);
}
