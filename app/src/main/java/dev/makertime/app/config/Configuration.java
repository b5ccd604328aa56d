package dev.makertime.app.config;

import dev.makertime.collector.source.Source;
import dev.makertime.http.CallerLimits;
import dev.makertime.topics.admin.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the configuration of makertime.yaml, with defaults, resolved paths and replaced variables.
 *
 * @param organization the organization file
 * @param data the directory of the broker, the state and the store
 */
public record Configuration(
    Path organization,
    Path data,
    KafkaSettings kafka,
    Collector collector,
    List<Source> sources,
    Streams streams,
    ReporterSettings reporter) {

  public Configuration {
    sources = List.copyOf(sources);
  }

  /** The same with so many partitions. */
  public Configuration withPartitions(int count) {
    return new Configuration(
        organization, data, kafka.withPartitions(count), collector, sources, streams, reporter);
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
