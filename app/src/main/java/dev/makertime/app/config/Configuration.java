package dev.makertime.app.config;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.http.CallerLimits;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.oidc.IdentityProvider;
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

  /** The same with so many partitions. */
  public Configuration withPartitions(int count) {
    return new Configuration(
        organization, data, kafka.withPartitions(count), collector, sources, streams, reporter);
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

  /** A tool that is listened to or asked. */
  public sealed interface Source {
    /** The prefix of its identities, and its place under {@code /webhooks}. */
    String name();
  }

  /** A tool in which things are done by hand. */
  public sealed interface Worked extends Source {
    /** What a thing that was done by hand costs, where the policy's handling is wrong. */
    HandlingRules effort();
  }

  /** A tool that calls. */
  public sealed interface Calling extends Worked {
    /** By which a call is known to be the tool's; none where it does not call. */
    List<String> secrets();
  }

  /** A tool that is asked through its API. */
  public sealed interface Asked extends Worked {
    /** Where and how; absent where it only calls. */
    @Nullable Server server();
  }

  /**
   * A tool's API.
   *
   * @param user empty where the secret alone is enough
   * @param secret a token or a password; empty where none is needed
   * @param since the first day read; absent = 90 days ago
   * @param poll how long after one reading the next begins
   */
  public record Server(
      URI url, String user, String secret, @Nullable LocalDate since, Duration poll) {}

  /**
   * A GitLab.
   *
   * @param groups whose projects are read
   * @param projects by path
   */
  public record GitLab(
      String name,
      HandlingRules effort,
      List<String> secrets,
      @Nullable Server server,
      List<String> groups,
      List<String> projects)
      implements Calling, Asked {
    public GitLab {
      secrets = List.copyOf(secrets);
      groups = List.copyOf(groups);
      projects = List.copyOf(projects);
    }
  }

  /**
   * A GitHub.
   *
   * @param repositories as {@code owner/name}
   */
  public record GitHub(
      String name,
      HandlingRules effort,
      List<String> secrets,
      @Nullable Server server,
      List<String> repositories)
      implements Calling, Asked {
    public GitHub {
      secrets = List.copyOf(secrets);
      repositories = List.copyOf(repositories);
    }
  }

  /** Tools that tell of their runs by OpenLineage. */
  public record OpenLineage(String name, HandlingRules effort, List<String> secrets)
      implements Calling {
    public OpenLineage {
      secrets = List.copyOf(secrets);
    }
  }

  /** A Jenkins. */
  public record Jenkins(String name, HandlingRules effort, Server server) implements Asked {}

  /** An Airflow, 2 or 3. */
  public record Airflow(String name, HandlingRules effort, Server server) implements Asked {}

  /**
   * A digdag.
   *
   * @param ownerKey the parameter of an attempt that names who started it
   */
  public record Digdag(String name, HandlingRules effort, Server server, String ownerKey)
      implements Asked {}

  /** Somebody's calendars, or a team's. */
  public sealed interface Calendar extends Source {
    /** The identity whose calendar it is; absent = every known attendee's. */
    @Nullable String owner();

    /** Of times that name none; absent = the owner's. */
    @Nullable ZoneId timeZone();

    /** Which entries count. */
    MeetingRules meetings();
  }

  /**
   * An iCalendar file or feed.
   *
   * @param since the first day read; absent = 90 days ago
   */
  public record ICal(
      String name,
      URI address,
      @Nullable String owner,
      @Nullable ZoneId timeZone,
      @Nullable LocalDate since,
      Duration poll,
      MeetingRules meetings)
      implements Calendar {}

  /** All calendars of a user on a CalDAV server. */
  public record CalDav(
      String name,
      Server server,
      @Nullable String owner,
      @Nullable ZoneId timeZone,
      MeetingRules meetings)
      implements Calendar {}

  /**
   * Calendars of people at Google or Microsoft 365, each read as its owner's.
   *
   * @param calendars the addresses of their owners
   * @param credentials by which the API is asked
   */
  public record Online(
      String name,
      URI url,
      List<String> calendars,
      Credentials credentials,
      @Nullable ZoneId timeZone,
      @Nullable LocalDate since,
      Duration poll,
      MeetingRules meetings)
      implements Source {
    public Online {
      calendars = List.copyOf(calendars);
    }
  }

  /** Who asks an online calendar. */
  public sealed interface Credentials {}

  /**
   * A Google service account.
   *
   * @param keyFile the JSON that Google gives for it
   * @param actsFor whether it acts for each calendar's owner, as an administrator may allow;
   *     otherwise the calendars have to be shared with it
   */
  public record ServiceAccount(Path keyFile, boolean actsFor) implements Credentials {}

  /**
   * An application of Microsoft Entra.
   *
   * @param login where tokens are given
   */
  public record Application(URI login, String tenant, String clientId, String clientSecret)
      implements Credentials {}

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
   * @param limits what callers may take
   */
  public record Reporter(
      int port,
      String bind,
      @Nullable Auth auth,
      Privacy privacy,
      @Nullable Path scenarios,
      CallerLimits limits) {

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
   * @param idle after so long without a question a browser is known no longer
   * @param proxy absent = no proxy vouches for anybody
   * @param oidc absent = there is no identity provider
   */
  public record Auth(
      @Nullable Path tokens,
      @Nullable Path grants,
      Duration session,
      Duration idle,
      @Nullable TrustedProxy proxy,
      IdentityProvider.@Nullable Settings oidc) {}
}
