package dev.makertime.collector.reading;

import java.util.List;
import java.util.Optional;

/**
 * Authenticates and reads the calls of a tool's webhook. Pure: the same payload reads the same. One
 * that remembers what it read may forget it only once that is stored.
 */
public interface WebhookReader {

  /** Whether the payload has a valid secret or signature; checked before anything is parsed. */
  boolean isAuthentic(Payload payload);

  /**
   * Whether headers alone show that it has none, so that the body need not be read.
   *
   * @param head the payload without its body
   */
  default boolean isRefusedByHeaders(Payload head) {
    return false;
  }

  /** Reads an authentic payload. Never throws, whatever the payload. */
  Reading read(Payload payload);

  /**
   * Reads an authentic payload with entries that stand on their own, so that one that cannot be
   * read does not keep back the others.
   */
  default CallReading readCall(Payload payload) {
    return CallReading.of(read(payload));
  }

  /** Notes that what it read is stored, so that a call that comes again need not bring it back. */
  default void stored(Reading.Found found) {}

  /**
   * Returns what it takes of bodies while they stream past; empty where it reads them whole.
   *
   * @param head a call without its body; without headers where only the largest size is asked
   */
  default Optional<BodyExcerpt> excerpt(Payload head) {
    return Optional.empty();
  }

  /** Returns paths at which it takes calls, beside {@code /webhooks/NAME}. */
  default List<ClientPath> clientPaths() {
    return List.of();
  }
}
