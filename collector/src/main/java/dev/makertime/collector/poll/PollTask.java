package dev.makertime.collector.poll;

/** Something that is asked again and again. */
public interface PollTask {
  String name();

  /**
   * Asks once. Whatever goes wrong is logged and counted, and mended by asking again.
   *
   * @return whether all was read
   */
  boolean poll();
}
