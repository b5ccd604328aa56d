package dev.makertime.app.config;

import dev.makertime.collector.source.Source;
import dev.makertime.http.CallerLimits;
import dev.makertime.topics.admin.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the configuration of makertime.yaml, with defaults, resolved paths and replaced variables.
 *
 * @param organization the organization file
 * @param data the directory of the broker, the state and the store
 * @param secretNames by source, and of {@code collector.tokens}: the environment variable that
 *     holds the first secret, where the file names one
 */
public record Configuration(
    Path organization,
    Path data,
    KafkaSettings kafka,
    Collector collector,
    List<Source> sources,
    Streams streams,
    ReporterSettings reporter,
    Map<String, String> secretNames) {
  /** The entry of {@link #secretNames} for {@code collector.tokens}. */
  public static final String TOKENS = "collector.tokens";

  public Configuration {
    sources = List.copyOf(sources);
    secretNames = Map.copyOf(secretNames);
  }

  /** Makes one of which it is not known where its secrets are from. */
  public Configuration(
      Path organization,
      Path data,
      KafkaSettings kafka,
      Collector collector,
      List<Source> sources,
      Streams streams,
      ReporterSettings reporter) {
    this(organization, data, kafka, collector, sources, streams, reporter, Map.of());
  }

  /** The same, with where its secrets are from. */
  Configuration withSecretNames(Map<String, String> names) {
    return new Configuration(
        organization, data, kafka, collector, sources, streams, reporter, names);
  }

  /** The same with so many partitions. */
  public Configuration withPartitions(int count) {
    return new Configuration(
        organization,
        data,
        kafka.withPartitions(count),
        collector,
        sources,
        streams,
        reporter,
        secretNames);
  }

  /** Returns what makes the topics, or compares them with what is there. */
  public TopicSetup topicSetup() {
    return new TopicSetup(kafka.partitions(), (short) kafka.replication(), streams.retention());
  }

  /**
   * Settings of the collector: its address, and who may post activities.
   *
   * @param spoolBytes how large the spool may get while the broker is away
   * @param limits rate limits of callers
   */
  public record Collector(
      int port, String bind, List<String> tokens, long spoolBytes, CallerLimits limits) {
    public Collector {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * Settings of streams.
   *
   * @param standbys copies of the state that other instances keep warm
   * @param retention how long after its end a day may still change
   * @param port of the role's health and metrics; absent = none
   */
  public record Streams(
      int threads,
      int standbys,
      String guarantee,
      Duration commitInterval,
      Duration retention,
      @Nullable Integer port,
      String bind) {}
}
