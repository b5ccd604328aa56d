package dev.makertime.collector.reading;

import java.util.List;

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

  /** Returns paths at which it takes calls, beside {@code /webhooks/NAME}. */
  default List<ClientPath> clientPaths() {
    return List.of();
  }
}
