package dev.makertime.collector.tool.jobs;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.collector.tool.jobs.row.Dialect;
import dev.makertime.collector.tool.jobs.row.JobRules;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import dev.makertime.topics.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Source type {@code jobs}: a job server whose runs are in a database. */
public final class JobsType implements SourceType {
  static final String NAME = "jobs";

  /** Stands for the host of an address that shows none. */
  static final String UNKNOWN_HOST = "database";

  private static final List<String> KEYS =
      List.of(
          "dialect",
          "url",
          "user",
          "password",
          "zone",
          "schema",
          "query",
          "cursor",
          "page",
          "drivers",
          "aliases",
          "byHand",
          "since",
          "poll",
          "effort");

  private static final Pattern HOST =
      Pattern.compile("(?://|@|(?i:\\bHOST\\s*=\\s*))([A-Za-z0-9][A-Za-z0-9.-]*)");

  private static final Pattern SECRET = Pattern.compile("(?i)[?&;]password=|:thin:[^@/]+/[^@]+@");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_$#]{0,127}");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys(KEYS.toArray(String[]::new));
    String url = url(yaml.get("url"));
    Dialect dialect = yaml.get("dialect").parsed(JobsType::dialect, null);
    if (!yaml.has("dialect")) {
      yaml.get("dialect").required();
    }
    ZoneId zone = yaml.get("zone").parsed(ZoneId::of, "must be a time zone like Europe/Lisbon");
    ServerSettings server = server(yaml, url);
    JobRules rules =
        new JobRules(
            yaml.get("aliases").items().map(JobsType::alias).toList(), yaml.texts("byHand"));
    if (dialect == null) {
      return null;
    }
    if (dialect.needsZone() && !yaml.has("zone")) {
      yaml.get("zone").mistake("is missing: the times of %s have none".formatted(dialect.text()));
    }
    return new JobsSource(
        yaml.name(),
        yaml.effort(),
        server,
        url,
        query(yaml, dialect),
        new JobTimes(zone),
        rules,
        directory(yaml));
  }

  private static Path directory(SourceYaml yaml) {
    return yaml.path(yaml.text("drivers", "drivers"));
  }

  private static String url(YamlNode node) {
    String url = node.required();
    if (!url.isEmpty() && !url.matches("jdbc:[a-z0-9]+:.+")) {
      node.mistake("must be an address like jdbc:postgresql://host/database");
    }
    if (SECRET.matcher(url).find()) {
      node.mistake("must not have a password: use password");
    }
    return url;
  }

  private static Dialect dialect(String text) {
    return Dialect.named(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of "
                        + Stream.of(Dialect.values())
                            .map(Dialect::text)
                            .collect(Collectors.joining(", "))));
  }

  private static ServerSettings server(SourceYaml yaml, String url) {
    Matcher host = HOST.matcher(url);
    return new ServerSettings(
        URI.create("jdbc://" + (host.find() ? host.group(1) : UNKNOWN_HOST)),
        yaml.get("user").textOrEmpty(),
        yaml.get("password").textOrEmpty(),
        yaml.get("since").date(),
        yaml.poll());
  }

  private static JobQuery query(SourceYaml yaml, Dialect dialect) {
    int page = yaml.get("page").within(5_000, 1, 100_000);
    if (dialect != Dialect.TABLE) {
      for (String key : new String[] {"query", "cursor"}) {
        if (yaml.has(key)) {
          yaml.get(key).mistake("is only of the dialect table");
        }
      }
      return JobQuery.of(dialect, word(yaml.get("schema"), ""), page);
    }
    String query = yaml.get("query").required();
    return JobQuery.own(query, word(yaml.get("cursor"), "began"), page);
  }

  private static String word(YamlNode node, String otherwise) {
    String word = node.textOr(otherwise);
    if (!word.isEmpty() && !WORD.matcher(word).matches()) {
      node.mistake("must be letters, digits and underscores");
    }
    return word;
  }

  private static JobRules.Alias alias(YamlNode node) {
    node.onlyKeys("user", "job", "who");
    return new JobRules.Alias(
        node.get("user").text(), node.get("job").text(), node.get("who").required());
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            Snapshot.of(
                new JobsAnswerReader(NAME, new JobTimes(options.timeZone())).read(payload.body())));
  }
}
