package dev.makertime.app.config;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.collector.http.CallerLimits;
import dev.makertime.collector.source.Source;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.topics.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * makertime.yaml with every default filled in, paths resolved and variables replaced.
 *
 * @param organization the organization file
 * @param data where the broker, the state and the store keep theirs
 */
public record Configuration(
    Path organization,
    Path data,
    Kafka kafka,
    Collector collector,
    List<Source> sources,
    Streams streams,
    Reporter reporter) {

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
   * The broker.
   *
   * @param bootstrapServers empty = an embedded one
   * @param partitions of each topic; 0 = what the topics have, else as many as suit the broker
   * @param client plain client properties, security among them
   */
  public record Kafka(
      String bootstrapServers, int partitions, int replication, Map<String, String> client) {
    public Kafka {
      client = Map.copyOf(client);
    }

    /** Each partition of an embedded broker is another file to flush before a confirmation. */
    public static final int EMBEDDED_PARTITIONS = 1;

    public static final int CLUSTER_PARTITIONS = 8;

    /** Returns the properties of a client of these brokers. */
    public Map<String, Object> clientProperties() {
      Map<String, Object> properties = new HashMap<>(client);
      properties.put("bootstrap.servers", bootstrapServers);
      return properties;
    }

    public boolean isEmbedded() {
      return bootstrapServers.isEmpty();
    }

    public Kafka withPartitions(int count) {
      return new Kafka(bootstrapServers, count, replication, client);
    }
  }

  /**
   * Where tools call, and who may post activities.
   *
   * @param spoolBytes what may be on disk while the broker is away
   * @param limits what callers may take
   */
  public record Collector(
      int port, String bind, List<String> tokens, long spoolBytes, CallerLimits limits) {
    public Collector {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * How days are computed.
   *
   * @param standbys copies of the state that other instances keep warm
   * @param retention how long ago a day may have ended and still change
   * @param port where the role alone tells of its health and its metrics; absent = nowhere
   */
  public record Streams(
      int threads,
      int standbys,
      String guarantee,
      Duration commitInterval,
      Duration retention,
      @Nullable Integer port,
      String bind) {}

  /**
   * Where days are shown, and to whom.
   *
   * @param auth absent = whoever is at the machine sees everything
   * @param scenarios what the scenario page begins with; absent = assumptions of its own
   */
  public record Reporter(
      int port, String bind, @Nullable Auth auth, Privacy privacy, @Nullable Path scenarios) {

    /** Where it answers, listening on a port. */
    public String url(int actual) {
      return "http://%s:%d".formatted(bind.contains(":") ? "[" + bind + "]" : bind, actual);
    }
  }

  /**
   * How it is known who asks.
   *
   * @param tokens the file that has their hashes; absent = nobody has a token
   * @param grants the file that says who has which role; absent = who is known by name is at most
   *     an engineer
   * @param session how long a browser is known
   * @param proxy absent = no proxy vouches for anybody
   * @param oidc absent = there is no identity provider
   */
  public record Auth(
      @Nullable Path tokens,
      @Nullable Path grants,
      Duration session,
      @Nullable TrustedProxy proxy,
      IdentityProvider.@Nullable Settings oidc) {}
}
