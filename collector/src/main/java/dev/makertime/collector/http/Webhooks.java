package dev.makertime.collector.http;

import dev.makertime.collector.reading.BodyExcerpt;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.ClientPath.Answers;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.WebhookReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Webhooks of the configured sources.
 *
 * @param sources by name; each takes calls at {@code /webhooks/NAME}
 * @param clientPaths other paths that are served, whether or not a source is configured for them
 */
public record Webhooks(Map<String, WebhookReader> sources, List<ClientPath> clientPaths) {
  private static final String PREFIX = "/webhooks/";
  private static final Payload NOTHING = new Payload(Map.of(), new byte[0], Instant.EPOCH);

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

  /** Whether the headers of a call to a client's path show that it has the key of no source. */
  boolean isRefusedByHeaders(ClientPath path, Payload head) {
    return at(path).allMatch(one -> one.getValue().isRefusedByHeaders(head));
  }

  /** What the sources of a client's path, which are of one type, take of bodies. */
  Optional<BodyExcerpt> excerpt(ClientPath path, Payload head) {
    return at(path).flatMap(one -> one.getValue().excerpt(head).stream()).findFirst();
  }

  /** Returns how calls to a path are answered; empty where a status and a fixed body are all. */
  Optional<Answers> answers(String path) {
    return clientPaths.stream()
        .filter(one -> one.path().equals(path))
        .findFirst()
        .map(ClientPath::answers);
  }

  private Stream<Map.Entry<String, WebhookReader>> at(ClientPath path) {
    return sources.entrySet().stream().filter(one -> one.getValue().clientPaths().contains(path));
  }

  /**
   * Returns the largest body that a path takes.
   *
   * @param otherwise where bodies are read whole
   */
  int largest(String path, int otherwise) {
    Optional<BodyExcerpt> excerpt =
        path.startsWith(PREFIX)
            ? Optional.ofNullable(sources.get(path.substring(PREFIX.length())))
                .flatMap(source -> source.excerpt(NOTHING))
            : clientPaths.stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .flatMap(one -> excerpt(one, NOTHING));
    return excerpt.map(BodyExcerpt::largest).orElse(otherwise);
  }

  /** Finds the source whose key a call to a client's path has. */
  Optional<Map.Entry<String, WebhookReader>> sourceOf(ClientPath path, Payload payload) {
    return at(path).filter(one -> one.getValue().isAuthentic(payload)).findFirst();
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
