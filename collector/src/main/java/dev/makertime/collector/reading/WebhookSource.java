package dev.makertime.collector.reading;

/** A tool that calls by itself. Pure: the same payload always reads the same. */
public interface WebhookSource {

  /** Whether the payload comes from who it says it does; asked before anything is parsed. */
  boolean isAuthentic(Payload payload);

  /**
   * Whether headers alone show that it does not, so that nobody has to wait for a body.
   *
   * @param head the payload without its body
   */
  default boolean isHopeless(Payload head) {
    return false;
  }

  /** What an authentic payload tells. Never throws, whatever the payload. */
  Reading read(Payload payload);

  /** Whether it is for what OpenLineage's clients send to the path that they have by default. */
  default boolean takesLineage() {
    return false;
  }
}
