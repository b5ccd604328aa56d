package dev.makertime.collector.source;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.WebhookReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Type of source, such as {@code gitlab}: an entry of the table of types. It reads the type's part
 * of makertime.yaml into a {@link Source}, which does the rest.
 */
public interface SourceType {

  /** Returns the value of {@code type} in makertime.yaml, in lower case. */
  String name();

  /**
   * Reads a source from the configuration. Mistakes are recorded in the YAML with their path.
   *
   * @return null where a mistake leaves nothing to build
   */
  @Nullable Source configure(SourceYaml yaml);

  /** Returns what {@code makertime read} uses; empty where one payload alone cannot be read. */
  default Optional<PayloadReader> payloadReader() {
    return reader(name()).map(reader -> (payload, options) -> Snapshot.of(reader.read(payload)));
  }

  /**
   * Makes what reads the calls of its tools, whoever brings them; empty where its tools do not
   * call. It authenticates nobody.
   *
   * @param source the name of the source, the prefix of its identities
   */
  default Optional<WebhookReader> reader(String source) {
    return Optional.empty();
  }

  /** Returns paths that clients of this type call by default, beside {@code /webhooks/NAME}. */
  default List<ClientPath> clientPaths() {
    return List.of();
  }
}
