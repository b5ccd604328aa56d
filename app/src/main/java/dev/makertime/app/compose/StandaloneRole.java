package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.files.DataLock;
import java.io.IOException;
import java.util.Map;

/**
 * Starts a role in a process of its own: with its data directory, and a broker that runs elsewhere.
 */
final class StandaloneRole {

  /** Starts a role. */
  interface Start<T> {
    T start(Map<String, Object> client) throws IOException;
  }

  /** Starts a role before a broker is available. */
  interface EarlyStart<T> {
    T start(Map<String, Object> client, TopicSetupRetry topics) throws IOException;
  }

  private StandaloneRole() {}

  /**
   * Starts a role.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  static <T> T start(Configuration configuration, StartedParts parts, Start<T> role) {
    return begin(
        configuration,
        parts,
        client -> {
          configuration.topicSetup().ensure(client);
          return role.start(client);
        });
  }

  /** The same for a role that may begin before there is a broker. */
  static <T> T startWithoutBroker(
      Configuration configuration, StartedParts parts, EarlyStart<T> role) {
    return begin(
        configuration,
        parts,
        client -> {
          TopicSetupRetry topics =
              parts.keep(new TopicSetupRetry(configuration.topicSetup(), client));
          return role.start(client, topics);
        });
  }

  private static <T> T begin(Configuration configuration, StartedParts parts, Start<T> role) {
    if (configuration.kafka().isEmbedded()) {
      throw new IllegalStateException(
          "a single role needs a broker: set kafka.bootstrapServers, or use `makertime run`");
    }
    try {
      DataDirectory.prepare(configuration.data());
      parts.keep(DataLock.take(configuration.data()));
      return role.start(configuration.kafka().clientProperties());
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw DataDirectory.failure(configuration.data(), e);
    }
  }
}
