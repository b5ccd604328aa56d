package dev.makertime.app.compose;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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

  /**
   * The broker.
   *
   * @param bootstrapServers empty = an embedded one
   * @param client plain client properties, security among them
   */
  public record Kafka(
      String bootstrapServers, int partitions, int replication, Map<String, String> client) {
    public Kafka {
      client = Map.copyOf(client);
    }

    public boolean isEmbedded() {
      return bootstrapServers.isEmpty();
    }
  }

  /** Where tools call, and who may post activities. */
  public record Collector(int port, String bind, List<String> tokens) {
    public Collector {
      tokens = List.copyOf(tokens);
    }
  }

  /** A tool that is listened to or asked. */
  public sealed interface Source {
    /** The prefix of its identities, and its place under {@code /webhooks}. */
    String name();
  }

  /** A GitLab that calls. */
  public record GitLab(String name, List<String> secrets) implements Source {
    public GitLab {
      secrets = List.copyOf(secrets);
    }
  }

  /** A GitHub that calls. */
  public record GitHub(String name, List<String> secrets) implements Source {
    public GitHub {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * An iCalendar file or feed.
   *
   * @param owner the identity whose calendar it is; absent = every known attendee's
   * @param timeZone of times that name none; absent = the owner's
   * @param since the first day read; absent = 90 days ago
   */
  public record ICal(
      String name,
      URI address,
      @Nullable String owner,
      @Nullable ZoneId timeZone,
      @Nullable LocalDate since,
      Duration poll)
      implements Source {}

  /**
   * How days are computed.
   *
   * @param standbys copies of the state that other instances keep warm
   * @param retention how long ago a day may have ended and still change
   */
  public record Streams(
      int threads, int standbys, String guarantee, Duration commitInterval, Duration retention) {}

  /** Where days are shown. */
  public record Reporter(int port, String bind) {}
}
