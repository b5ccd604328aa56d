package dev.makertime.collector.poll;

/** Poller of a source. */
public interface PollTask {
  String name();

  /**
   * Polls once. A failure is logged and counted, and the next poll tries again.
   *
   * @return whether everything was read
   */
  boolean poll();
}
