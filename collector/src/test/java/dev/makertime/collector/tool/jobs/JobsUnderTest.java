package dev.makertime.collector.tool.jobs;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configured job server, and what came of polling it. */
final class JobsUnderTest {
  final KeepingInbox inbox = new KeepingInbox();
  final MemoryCursors cursors = new MemoryCursors();
  Instant now = Instant.parse("2026-06-15T12:00:00Z");
  private final String yaml;

  JobsUnderTest(String yaml) {
    this.yaml = yaml;
  }

  Source source() {
    List<String> mistakes = new ArrayList<>();
    Source source = configured(yaml, mistakes);
    if (source == null || !mistakes.isEmpty()) {
      throw new AssertionError(mistakes);
    }
    return source;
  }

  static @Nullable Source configured(String yaml, List<String> mistakes) {
    YamlNode node = YamlText.read("source: " + yaml, Map.of("SECRET", "s3cret"), mistakes);
    return new JobsType().configure(new SourceYaml(node.get("source"), "jobs", Path.of("/none")));
  }

  /** A process that has just started. */
  PollTask poller() {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    PollerContext context =
        new PollerContext(
            inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), clock), clock);
    return source()
        .pollers(
            context,
            () -> {
              throw new AssertionError("nobody is asked who works here");
            })
        .get(0)
        .task();
  }

  boolean poll() {
    return poller().poll();
  }

  /** What is known of each run now, but for the day: {@code id subject trigger who status …}. */
  List<String> runs() {
    return inbox.latestRuns().stream()
        .map(
            run ->
                "%s %s %s %s %s %s %s %s"
                    .formatted(
                        run.id(),
                        run.subject(),
                        run.retracted() ? "retracted" : run.trigger().text(),
                        run.who(),
                        run.status() == null ? null : run.status().text(),
                        run.created(),
                        run.began(),
                        run.ended())
                    .replace("2026-06-15T", ""))
        .sorted()
        .toList();
  }

  /** What is known of each activity now, but for the day. */
  List<String> activities() {
    return inbox.latest().stream()
        .map(
            one ->
                "%s %s %s %s %s %s"
                    .formatted(
                        one.identity(),
                        one.retracted() ? "retracted" : one.kind(),
                        one.id(),
                        one.start(),
                        one.began(),
                        one.end())
                    .replace("2026-06-15T", ""))
        .sorted()
        .toList();
  }
}
