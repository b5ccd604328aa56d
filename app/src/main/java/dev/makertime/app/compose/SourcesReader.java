package dev.makertime.app.compose;

import dev.makertime.app.compose.Configuration.GitHub;
import dev.makertime.app.compose.Configuration.GitLab;
import dev.makertime.app.compose.Configuration.ICal;
import dev.makertime.app.compose.Configuration.Source;
import dev.makertime.model.Activity;
import dev.makertime.topics.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the sources of makertime.yaml. */
final class SourcesReader {
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
      case "gitlab" -> new GitLab(name(node, type), secrets(node));
      case "github" -> new GitHub(name(node, type), secrets(node));
      case "ical" -> iCal(node);
      case "" -> null;
      default -> {
        node.get("type").mistake("must be gitlab, github or ical, not " + type);
        yield null;
      }
    };
  }

  private static List<String> secrets(YamlNode node) {
    node.onlyKeys("type", "name", "secrets");
    List<String> secrets = node.get("secrets").items().map(YamlNode::required).toList();
    if (secrets.isEmpty()) {
      node.get("secrets").mistake("needs at least one, the secret token of the webhook");
    }
    return secrets;
  }

  private @Nullable Source iCal(YamlNode node) {
    node.onlyKeys("type", "name", "url", "file", "owner", "timeZone", "since", "poll");
    if (node.get("url").isAbsent() == node.get("file").isAbsent()) {
      node.mistake("needs either url or file");
      return null;
    }
    URI address =
        node.get("file").isAbsent()
            ? node.get("url").parsed(SourcesReader::webAddress, "must be an http or https address")
            : node.get("file").parsed(file -> directory.resolve(file).toUri(), "must be a path");
    Duration poll = node.get("poll").duration(Duration.ofMinutes(5));
    if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
      node.get("poll").mistake("must be at least PT1S");
    }
    return address == null
        ? null
        : new ICal(
            name(node, "ical"),
            address,
            node.get("owner").parsed(Activity::normalIdentity, "must look like email:name"),
            node.get("timeZone").parsed(ZoneId::of, "must be a zone like Europe/Lisbon"),
            node.get("since").date(),
            poll);
  }

  private static URI webAddress(String text) {
    URI address = URI.create(text);
    if (!Objects.requireNonNullElse(address.getScheme(), "").matches("https?")
        || address.getHost() == null) {
      throw new IllegalArgumentException("not a web address");
    }
    return address;
  }

  private static String name(YamlNode node, String type) {
    String name = ConfigurationFile.or(node.get("name"), type);
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,62}")) {
      node.get("name").mistake("must be lower-case letters, digits, dots, dashes, not " + name);
    }
    return name;
  }
}
