package dev.makertime.collector.tool.topic;

import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.topics.yaml.YamlNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Source type {@code topic}: a Kafka topic whose records a tool writes instead of calling. */
public final class TopicType implements SourceType {
  static final String NAME = "topic";

  /** The property of a client with the addresses of brokers. */
  static final String SERVERS = "bootstrap.servers";

  private static final Duration POLL = Duration.ofSeconds(30);

  /** What would lose records, or read them otherwise than they were written. */
  private static final Set<String> FIXED =
      Set.of(
          "enable.auto.commit",
          "auto.offset.reset",
          "allow.auto.create.topics",
          "isolation.level",
          "group.protocol",
          "key.deserializer",
          "value.deserializer");

  private final List<SourceType> readable;

  /**
   * Makes the type.
   *
   * @param types of which those can be read that have a reader of calls
   */
  public TopicType(List<SourceType> types) {
    readable = types.stream().filter(type -> type.reader(type.name()).isPresent()).toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("topic", "reads", "client", "since", "poll", "effort");
    String topic = yaml.get("topic").required();
    SourceType reads = reads(yaml.get("reads"));
    Map<String, Object> client = client(yaml);
    Duration poll = yaml.has("poll") ? yaml.poll() : POLL;
    return reads == null
        ? null
        : new TopicSource(
            yaml.name(), yaml.effort(), topic, reads, client, yaml.get("since").date(), poll);
  }

  private @Nullable SourceType reads(YamlNode node) {
    String name = node.required();
    SourceType found =
        readable.stream().filter(type -> type.name().equals(name)).findFirst().orElse(null);
    if (found == null && !name.isEmpty()) {
      node.mistake(
          "must be one of %s, not %s"
              .formatted(
                  readable.stream().map(SourceType::name).collect(Collectors.joining(", ")), name));
    }
    return found;
  }

  private static Map<String, Object> client(SourceYaml yaml) {
    YamlNode node = yaml.get("client");
    Map<String, Object> client = new HashMap<>();
    client.put("group.id", "makertime-" + yaml.text("name", NAME));
    node.entries(
        (key, value) -> {
          if (FIXED.contains(key)) {
            value.mistake("is set by makertime");
          }
          client.put(key, value.required());
        });
    if (!client.containsKey(SERVERS)) {
      node.mistake("lacks " + SERVERS);
    }
    return client;
  }
}
