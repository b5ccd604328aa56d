package dev.makertime.app.config;

import dev.makertime.app.config.Configuration.Collector;
import dev.makertime.app.config.Configuration.Streams;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads makertime.yaml. With any mistake it is rejected as a whole, and every mistake is reported
 * by its path.
 */
public final class ConfigurationFile {

  /** Raised for a configuration with mistakes. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> mistakes;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
      return mistakes;
    }
  }

  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(|KiB|MiB|GiB)");

  private final Path directory;
  private final List<String> mistakes;
  private final Set<String> unset;
  private final YamlNode root;

  private ConfigurationFile(
      Path directory, List<String> mistakes, Set<String> unset, YamlNode root) {
    this.directory = directory;
    this.mistakes = mistakes;
    this.unset = unset;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param variables the environment
   */
  public static Configuration read(Path file, Map<String, String> variables) throws Invalid {
    return read(file, variables, Set.of(""));
  }

  /**
   * Reads a file of which only a part is used: variables of other parts need not be set, and what
   * depends on them must not be used.
   *
   * @param variables the environment
   * @param used the paths of what is used, each with all that is under it, such as {@code
   *     reporter.auth}; an empty one is the whole file
   */
  public static Configuration read(Path file, Map<String, String> variables, Set<String> used)
      throws Invalid {
    try {
      String text = Files.readString(file);
      Path parent = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
      List<String> mistakes = new ArrayList<>();
      Set<String> unset = new HashSet<>();
      YamlNode root =
          YamlText.read(
              text,
              variables,
              mistakes,
              (path, name) -> {
                if (used.stream().anyMatch(part -> isUnder(part, path))) {
                  mistakes.add(path + ": the environment variable " + name + " is not set");
                } else {
                  unset.add(path);
                }
              });
      return new ConfigurationFile(parent, mistakes, unset, root).configuration();
    } catch (NoSuchFileException e) {
      throw new Invalid(List.of("there is no such file: " + file));
    } catch (IOException e) {
      throw new Invalid(List.of("it cannot be read: " + FailureText.of(e)));
    }
  }

  private Configuration configuration() throws Invalid {
    root.onlyKeys("organization", "data", "kafka", "collector", "sources", "streams", "reporter");
    Configuration configuration =
        new Configuration(
            directory.resolve(root.get("organization").required()).normalize(),
            directory
                .resolve(root.get("data").onlyKeys("directory").get("directory").textOr("data"))
                .normalize(),
            kafka(root.get("kafka")),
            collector(root.get("collector")),
            SourceTypes.ALL.read(root.get("sources"), directory),
            streams(root.get("streams")),
            new ReporterReader(directory).reporter(root.get("reporter")));
    checkNames(configuration);
    mistakes.removeIf(this::isOfUnset);
    if (!mistakes.isEmpty()) {
      throw new Invalid(mistakes);
    }
    return configuration.withSecretNames(secretNames());
  }

  /** Which variable holds each source's first secret; of a file without mistakes. */
  private Map<String, String> secretNames() {
    Map<String, String> names = new HashMap<>();
    root.get("sources")
        .items()
        .forEach(
            source -> {
              String type = source.get("type").textOrEmpty();
              String name = source.get("name").textOr(type);
              putFirst(names, name, source.get("secrets").items());
              putFirst(names, name, source.get("tokens").items().map(one -> one.get("token")));
            });
    putFirst(names, Configuration.TOKENS, root.get("collector").get("tokens").items());
    return names;
  }

  private static void putFirst(Map<String, String> names, String of, Stream<YamlNode> secrets) {
    secrets
        .limit(1)
        .flatMap(one -> one.variableNames().stream())
        .limit(1)
        .forEach(name -> names.put(of, name));
  }

  /** Whether a mistake may only be that a variable's name is not what its value would be. */
  private boolean isOfUnset(String mistake) {
    int colon = mistake.indexOf(": ");
    return colon > 0
        && unset.stream()
            .filter(path -> path.indexOf('.') > 0)
            .map(path -> path.substring(0, path.lastIndexOf('.')))
            .anyMatch(around -> isUnder(around, mistake.substring(0, colon)));
  }

  /** Whether a path is another's, or lies in it. */
  private static boolean isUnder(String part, String path) {
    return part.isEmpty()
        || path.equals(part)
        || path.startsWith(part + ".")
        || path.startsWith(part + "[");
  }

  private static KafkaSettings kafka(YamlNode node) {
    node.onlyKeys("bootstrapServers", "partitions", "replication", "client");
    Map<String, String> client = new HashMap<>();
    node.get("client").entries((key, value) -> client.put(key, value.required()));
    String brokers = node.get("bootstrapServers").textOr("");
    int otherwise = brokers.isEmpty() ? 0 : KafkaSettings.CLUSTER_PARTITIONS;
    return new KafkaSettings(
        brokers,
        node.get("partitions").number(otherwise, 1, 1024),
        node.get("replication").number(1, 1, 16),
        client);
  }

  private static Collector collector(YamlNode node) {
    node.onlyKeys("port", "bind", "tokens", "spool", "limits");
    YamlNode spool = node.get("spool").onlyKeys("maxBytes").get("maxBytes");
    Long spoolBytes = spool.parsed(ConfigurationFile::bytes, "must be a size like 512MiB or 1GiB");
    return new Collector(
        node.get("port").number(8090, 0, 65_535),
        node.get("bind").textOr("127.0.0.1"),
        node.get("tokens").items().map(YamlNode::required).toList(),
        spoolBytes == null ? 1L << 30 : spoolBytes,
        CallerLimitsReader.limits(node.get("limits")));
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("no size");
    }
    int shift = List.of("", "KiB", "MiB", "GiB").indexOf(size.group(2)) * 10;
    return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift);
  }

  private static Streams streams(YamlNode node) {
    node.onlyKeys(
        "threads", "standbys", "guarantee", "commitInterval", "retention", "port", "bind");
    String guarantee = node.get("guarantee").textOr("exactly_once_v2");
    if (!Set.of("exactly_once_v2", "at_least_once").contains(guarantee)) {
      node.get("guarantee").mistake("must be exactly_once_v2 or at_least_once");
    }
    Duration commit = node.get("commitInterval").duration(Duration.ofMillis(100));
    if (commit.toMillis() < 1 || commit.compareTo(Duration.ofMinutes(1)) > 0) {
      node.get("commitInterval").mistake("must be PT0.001S to PT1M");
    }
    Duration retention = node.get("retention").duration(Duration.ofDays(400));
    if (retention.compareTo(Duration.ofDays(2)) < 0) {
      node.get("retention").mistake("must be at least P2D");
    }
    return new Streams(
        node.get("threads").number(2, 1, 64),
        node.get("standbys").number(0, 0, 4),
        guarantee,
        commit,
        retention,
        node.get("port").textOrEmpty().isEmpty() ? null : node.get("port").number(0, 0, 65_535),
        node.get("bind").textOr("127.0.0.1"));
  }

  private void checkNames(Configuration configuration) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < configuration.sources().size(); i++) {
      String name = configuration.sources().get(i).name();
      if (!names.add(name)) {
        root.get("sources")
            .items()
            .toList()
            .get(i)
            .get("name")
            .mistake("two sources have the name " + name);
      }
    }
  }
}
