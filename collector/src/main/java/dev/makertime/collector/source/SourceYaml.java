package dev.makertime.collector.source;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one source of makertime.yaml: the keys that types share, and any others by name. */
public final class SourceYaml {
  private static final String NO_WEB_ADDRESS = "must be an http or https address";

  private final YamlNode node;
  private final String type;
  private final Path directory;

  /**
   * Makes a reader.
   *
   * @param type whose name is the default of the source's
   * @param directory in which relative paths are
   */
  public SourceYaml(YamlNode node, String type, Path directory) {
    this.node = node;
    this.type = type;
    this.directory = directory;
  }

  /** Records each key as a mistake that is neither one of these nor type or name. */
  public void onlyKeys(String... keys) {
    node.onlyKeys(Stream.concat(Stream.of("type", "name"), Stream.of(keys)).toArray(String[]::new));
  }

  public YamlNode get(String key) {
    return node.get(key);
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return !node.get(key).isAbsent();
  }

  /** Records a mistake that is about no single key. */
  public void mistake(String what) {
    node.mistake(what);
  }

  /** Reads the source's name. */
  public String name() {
    String name = text("name", type);
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,62}")) {
      node.get("name").mistake("must be lower-case letters, digits, dots, dashes, not " + name);
    }
    return name;
  }

  /** Reads a text, or returns another where it is absent. */
  public String text(String key, String otherwise) {
    return node.get(key).textOr(otherwise);
  }

  /** Reads a list of texts; empty where it is absent. */
  public List<String> texts(String key) {
    return node.get(key).items().map(YamlNode::required).toList();
  }

  /** Resolves a path against the directory of makertime.yaml. */
  public Path path(String relative) {
    return directory.resolve(relative);
  }

  /** Reads a web address; null where it is absent or wrong. */
  public @Nullable URI address(String key) {
    return node.get(key).parsed(SourceYaml::webAddress, NO_WEB_ADDRESS);
  }

  /**
   * Reads the secrets of a webhook.
   *
   * @param isPolled whether it may do without a webhook
   */
  public List<String> secrets(boolean isPolled) {
    List<String> secrets = texts("secrets");
    if (secrets.isEmpty() && !isPolled) {
      node.get("secrets")
          .mistake(
              "needs at least one, the secret token of the webhook; or the API's url and token");
    }
    return secrets;
  }

  /** Reads a server that knows callers by a token alone. */
  public @Nullable ServerSettings tokenServer(@Nullable URI defaultUrl) {
    node.get("token").required();
    return server("", "token", defaultUrl);
  }

  /**
   * Reads a server.
   *
   * @param userKey key of the user; empty = none
   * @param secretKey key of the password or token
   * @param defaultUrl where {@code url} is absent; null = it has to be there
   * @return null where its address is missing or wrong
   */
  public @Nullable ServerSettings server(
      String userKey, String secretKey, @Nullable URI defaultUrl) {
    if (!has("url") && defaultUrl == null) {
      node.get("url").required();
    }
    URI url = has("url") ? address("url") : defaultUrl;
    return url == null
        ? null
        : new ServerSettings(
            url,
            userKey.isEmpty() ? "" : node.get(userKey).textOrEmpty(),
            node.get(secretKey).textOrEmpty(),
            node.get("since").date(),
            poll());
  }

  /** Reads the interval of polls; five minutes where it is absent. */
  public Duration poll() {
    Duration poll = node.get("poll").duration(Duration.ofMinutes(5));
    if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
      node.get("poll").mistake("must be at least PT1S");
    }
    return poll;
  }

  /** Reads the rules of what things done by hand cost. */
  public HandlingRules effort() {
    return new HandlingRules(
        node.get("effort").items().map(SourceYaml::rule).flatMap(Stream::ofNullable).toList());
  }

  private static HandlingRules.@Nullable Rule rule(YamlNode node) {
    node.onlyKeys("event", "job", "subject", "effort");
    Duration effort = node.get("effort").duration(Duration.ZERO);
    if (node.get("effort").isAbsent()) {
      node.get("effort").required();
      return null;
    }
    try {
      return new HandlingRules.Rule(
          node.get("event").text(), node.get("job").text(), node.get("subject").text(), effort);
    } catch (IllegalArgumentException e) {
      node.get("effort").mistake(FailureText.of(e));
      return null;
    }
  }

  private static URI webAddress(String text) {
    URI address = URI.create(text);
    if (!Objects.requireNonNullElse(address.getScheme(), "").matches("https?")
        || address.getHost() == null) {
      throw new IllegalArgumentException("not a web address");
    }
    return address;
  }
}
