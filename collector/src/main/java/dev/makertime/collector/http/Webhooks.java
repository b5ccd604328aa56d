package dev.makertime.collector.http;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.WebhookReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Webhooks of the configured sources.
 *
 * @param sources by name; each takes calls at {@code /webhooks/NAME}
 * @param clientPaths other paths that are served, whether or not a source is configured for them
 */
public record Webhooks(Map<String, WebhookReader> sources, List<ClientPath> clientPaths) {
  private static final String PREFIX = "/webhooks/";

  public Webhooks {
    sources = Map.copyOf(sources);
    clientPaths = List.copyOf(clientPaths);
  }

  /** Makes webhooks with the paths that these sources take. */
  public static Webhooks of(Map<String, WebhookReader> sources) {
    return new Webhooks(
        sources,
        sources.values().stream()
            .flatMap(source -> source.clientPaths().stream())
            .distinct()
            .toList());
  }

  /** Finds the source whose key a call to a client's path has. */
  Optional<Map.Entry<String, WebhookReader>> sourceOf(ClientPath path, Payload payload) {
    return sources.entrySet().stream()
        .filter(one -> one.getValue().clientPaths().contains(path))
        .filter(one -> one.getValue().isAuthentic(payload))
        .findFirst();
  }

  /**
   * Returns which source a request belongs to, for metrics and logs. All sources that are not
   * configured share one name, so that no caller can add names.
   */
  String callerOf(String path) {
    if (path.startsWith(PREFIX)) {
      String name = path.substring(PREFIX.length());
      return sources.containsKey(name) ? name : "webhooks of no source";
    }
    if (path.equals("/v1/activities")) {
      return ActivitiesHandler.SOURCE;
    }
    return clientPaths.stream()
        .filter(one -> one.path().equals(path))
        .map(ClientPath::label)
        .findFirst()
        .orElse("other paths");
  }
}
