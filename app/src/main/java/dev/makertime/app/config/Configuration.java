package dev.makertime.app.config;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.http.CallerLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of makertime.yaml, with defaults, resolved paths and replaced variables.
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

  /** A tool that sends webhooks or is polled. */
  public sealed interface Source {
    /** The prefix of its identities, and its place under {@code /webhooks}. */
    String name();
  }

  /** A tool in which people work by hand. */
  public sealed interface Worked extends Source {
    /** The handling time of manual work, where it is not the policy's. */
    HandlingRules effort();
  }

  /** A tool that sends webhooks. */
  public sealed interface Calling extends Worked {
    /** The secrets of its webhooks; none where it sends none. */
    List<String> secrets();
  }

  /** A tool whose API is polled. */
  public sealed interface Asked extends Worked {
    /** Its API; absent where it only sends webhooks. */
    @Nullable Server server();
  }

  /**
   * A tool's API.
   *
   * @param user empty where the secret alone is enough
   * @param secret a token or a password; empty where none is needed
   * @param since the first day read; absent = 90 days ago
   * @param poll the pause between two polls
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

  /** Tools that report their runs by OpenLineage. */
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
   * @param credentials of the API
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

  /** The credentials for an online calendar. */
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
   * @param login where access tokens are issued
   */
  public record Application(URI login, String tenant, String clientId, String clientSecret)
      implements Credentials {}

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
