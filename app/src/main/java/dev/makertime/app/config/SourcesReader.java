package dev.makertime.app.config;

import dev.makertime.app.config.Configuration.Airflow;
import dev.makertime.app.config.Configuration.Digdag;
import dev.makertime.app.config.Configuration.GitHub;
import dev.makertime.app.config.Configuration.GitLab;
import dev.makertime.app.config.Configuration.ICal;
import dev.makertime.app.config.Configuration.Jenkins;
import dev.makertime.app.config.Configuration.OpenLineage;
import dev.makertime.app.config.Configuration.Server;
import dev.makertime.app.config.Configuration.Source;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the sources of makertime.yaml. */
final class SourcesReader {
  private static final String TYPES =
      "gitlab, github, jenkins, airflow, openlineage, digdag, ical, caldav, google, graph";

  private final Path directory;

  SourcesReader(Path directory) {
    this.directory = directory;
  }

  List<Source> sources(YamlNode node) {
    return node.items().map(this::source).flatMap(Stream::ofNullable).toList();
  }

  private @Nullable Source source(YamlNode node) {
    String type = node.get("type").required();
    return switch (type) {
      case "gitlab" -> gitLab(node);
      case "github" -> gitHub(node);
      case "jenkins" -> jenkins(node);
      case "airflow" -> airflow(node);
      case "openlineage" -> {
        node.onlyKeys("type", "name", "secrets", "effort");
        yield new OpenLineage(name(node, type), effort(node), secrets(node, false));
      }
      case "digdag" -> digdag(node);
      case "ical" -> iCal(node);
      case "caldav" -> CalendarsReader.calDav(node);
      case "google" -> CalendarsReader.google(node, directory);
      case "graph" -> CalendarsReader.graph(node);
      case "" -> null;
      default -> {
        node.get("type").mistake("must be one of " + TYPES + ", not " + type);
        yield null;
      }
    };
  }

  private static Source gitLab(YamlNode node) {
    node.onlyKeys(
        "type", "name", "secrets", "url", "token", "groups", "projects", "since", "poll", "effort");
    Server server = node.get("url").isAbsent() ? null : tokenServer(node, null);
    List<String> groups = texts(node.get("groups"));
    List<String> projects = texts(node.get("projects"));
    if (server != null && groups.isEmpty() && projects.isEmpty()) {
      node.get("groups").mistake("needs at least one, or projects does");
    }
    if (server == null) {
      for (String key : List.of("token", "groups", "projects", "since", "poll")) {
        if (!node.get(key).isAbsent()) {
          node.get(key).mistake("is of no use without url");
        }
      }
    }
    List<String> secrets = secrets(node, server != null);
    secrets.stream()
        .filter(secret -> secret.startsWith("whsec_"))
        .forEach(secret -> checkBase64(node, secret.substring("whsec_".length())));
    return new GitLab(name(node, "gitlab"), effort(node), secrets, server, groups, projects);
  }

  private static void checkBase64(YamlNode node, String key) {
    try {
      Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      node.get("secrets").mistake("what follows whsec_ must be base64");
    }
  }

  private static Source gitHub(YamlNode node) {
    node.onlyKeys(
        "type", "name", "secrets", "url", "token", "repositories", "since", "poll", "effort");
    List<String> repositories = texts(node.get("repositories"));
    boolean asked = !repositories.isEmpty() || !node.get("token").isAbsent();
    Server server = asked ? tokenServer(node, URI.create("https://api.github.com")) : null;
    if (asked && repositories.isEmpty()) {
      node.get("repositories").mistake("needs at least one, as owner/name");
    }
    return new GitHub(
        name(node, "github"), effort(node), secrets(node, asked), server, repositories);
  }

  private static @Nullable Source jenkins(YamlNode node) {
    node.onlyKeys("type", "name", "url", "user", "token", "since", "poll", "effort");
    Server server = server(node, "user", "token", null);
    return server == null ? null : new Jenkins(name(node, "jenkins"), effort(node), server);
  }

  private static @Nullable Source airflow(YamlNode node) {
    node.onlyKeys("type", "name", "url", "user", "password", "since", "poll", "effort");
    node.get("user").required();
    node.get("password").required();
    Server server = server(node, "user", "password", null);
    return server == null ? null : new Airflow(name(node, "airflow"), effort(node), server);
  }

  private static @Nullable Source digdag(YamlNode node) {
    node.onlyKeys("type", "name", "url", "user", "password", "ownerKey", "since", "poll", "effort");
    Server server = server(node, "user", "password", null);
    String ownerKey = ConfigurationFile.or(node.get("ownerKey"), "owner");
    return server == null ? null : new Digdag(name(node, "digdag"), effort(node), server, ownerKey);
  }

  private static @Nullable Server tokenServer(YamlNode node, @Nullable URI otherwise) {
    node.get("token").required();
    return server(node, "", "token", otherwise);
  }

  static @Nullable Server server(
      YamlNode node, String user, String secret, @Nullable URI otherwise) {
    URI url =
        node.get("url").isAbsent() && otherwise != null
            ? otherwise
            : node.get("url").parsed(SourcesReader::webAddress, "must be an http or https address");
    if (url == null && node.get("url").isAbsent()) {
      node.get("url").required();
    }
    return url == null
        ? null
        : new Server(
            url,
            user.isEmpty() ? "" : node.get(user).textOrEmpty(),
            node.get(secret).textOrEmpty(),
            node.get("since").date(),
            poll(node));
  }

  private static List<String> texts(YamlNode node) {
    return node.items().map(YamlNode::required).toList();
  }

  private static List<String> secrets(YamlNode node, boolean isAsked) {
    List<String> secrets = texts(node.get("secrets"));
    if (secrets.isEmpty() && !isAsked) {
      node.get("secrets")
          .mistake(
              "needs at least one, the secret token of the webhook; or the API's url and token");
    }
    return secrets;
  }

  static Duration poll(YamlNode node) {
    Duration poll = node.get("poll").duration(Duration.ofMinutes(5));
    if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
      node.get("poll").mistake("must be at least PT1S");
    }
    return poll;
  }

  private static HandlingRules effort(YamlNode node) {
    return new HandlingRules(
        node.get("effort").items().map(SourcesReader::rule).flatMap(Stream::ofNullable).toList());
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

  private @Nullable Source iCal(YamlNode node) {
    node.onlyKeys("type", "name", "url", "file", "owner", "timeZone", "since", "poll", "meetings");
    if (node.get("url").isAbsent() == node.get("file").isAbsent()) {
      node.mistake("needs either url or file");
      return null;
    }
    URI address =
        node.get("file").isAbsent()
            ? node.get("url").parsed(SourcesReader::webAddress, "must be an http or https address")
            : node.get("file").parsed(file -> directory.resolve(file).toUri(), "must be a path");
    Duration poll = poll(node);
    return address == null
        ? null
        : new ICal(
            name(node, "ical"),
            address,
            CalendarsReader.owner(node),
            CalendarsReader.timeZone(node),
            node.get("since").date(),
            poll,
            CalendarsReader.meetings(node.get("meetings")));
  }

  static URI webAddress(String text) {
    URI address = URI.create(text);
    if (!Objects.requireNonNullElse(address.getScheme(), "").matches("https?")
        || address.getHost() == null) {
      throw new IllegalArgumentException("not a web address");
    }
    return address;
  }

  static String name(YamlNode node, String type) {
    String name = ConfigurationFile.or(node.get("name"), type);
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,62}")) {
      node.get("name").mistake("must be lower-case letters, digits, dots, dashes, not " + name);
    }
    return name;
  }
}
