package dev.makertime.app.operator;

import dev.makertime.app.config.Configuration;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.ToolSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes configured secrets out of texts, should a tool's answer have repeated one. */
final class SecretFilter {
  /** Shorter ones are no secrets, and would be found in every sentence. */
  private static final int SHORTEST = 4;

  private final List<String> secrets;

  private SecretFilter(List<String> secrets) {
    this.secrets = secrets;
  }

  static SecretFilter of(Configuration configuration) {
    return of(
        Stream.concat(
            configuration.collector().tokens().stream(),
            configuration.sources().stream().flatMap(SecretFilter::ofSource)));
  }

  static SecretFilter of(Stream<String> secrets) {
    return new SecretFilter(
        secrets
            .filter(secret -> secret.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static Stream<String> ofSource(Source source) {
    ServerSettings server = source instanceof ToolSource tool ? tool.server() : null;
    return server == null
        ? source.secrets().stream()
        : Stream.concat(source.secrets().stream(), Stream.of(server.secret()));
  }

  String without(String text) {
    String left = text;
    for (String secret : secrets) {
      left = left.replace(secret, "…");
    }
    return left;
  }
}
