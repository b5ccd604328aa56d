package dev.makertime.collector.tool.saslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.model.Run;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory of logs that is followed, and what came of it. */
final class FollowedLogs {
  final KeepingInbox inbox = new KeepingInbox();
  final MemoryCursors cursors = new MemoryCursors();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  Instant now = Instant.parse("2026-06-15T12:00:00Z");
  private final Path directory;
  private final String settings;

  FollowedLogs(Path directory, String settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** Logs in Lisbon, an hour ahead of UTC in summer, that are ana's. */
  static FollowedLogs of(Path directory) {
    return new FollowedLogs(directory, "zone: Europe/Lisbon, aliases: [{who: ana}]");
  }

  static @Nullable Source configured(String yaml, List<String> mistakes) {
    YamlNode node = YamlText.read("source: " + yaml, Map.of(), mistakes);
    return new SaslogType()
        .configure(new SourceYaml(node.get("source"), "saslog", Path.of("/etc/makertime")));
  }

  Source source() {
    List<String> mistakes = new ArrayList<>();
    Source source =
        configured(
            "{type: saslog, since: 2026-06-01, directory: '%s', %s}".formatted(directory, settings),
            mistakes);
    if (source == null || !mistakes.isEmpty()) {
      throw new AssertionError(mistakes);
    }
    return source;
  }

  /** Polls once, as a process that has just started. */
  boolean poll() {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    PollerContext context =
        new PollerContext(inbox, cursors, new CollectorMetrics(registry, clock), clock);
    return source()
        .pollers(
            context,
            () -> {
              throw new AssertionError("nobody is asked who works here");
            })
        .get(0)
        .task()
        .poll();
  }

  /** Adds to a file, as SAS writes a log, and says when that was. */
  Path write(String name, Object text, String at) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, text.toString(), ISO_8859_1, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-06-15T" + at + "Z")));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known of each run now: {@code subject status began ended}, without ids. */
  List<String> runs() {
    return inbox.latestRuns().stream().map(FollowedLogs::brief).sorted().toList();
  }

  static String brief(Run run) {
    return "%s %s %s %s"
        .formatted(run.subject(), run.status(), run.began(), run.ended())
        .replace("2026-06-15T", "");
  }
}
