package dev.makertime.bench.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.source.Backfill;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.topics.Json;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a table of runs as a source of jobs, and prints what it took. */
final class JobTableReading {
  private static final String YAML =
      """
      sources:
        - type: jobs
          dialect: table
          url: "%s"
          query: "select id, who, created, began, ended, status, trigger, subject from runs"
          cursor: began
      """;

  private JobTableReading() {}

  public static void main(String[] args) throws Inbox.Unavailable {
    List<String> mistakes = new ArrayList<>();
    YamlNode root = YamlText.read(YAML.formatted(JobTable.url(args[0])), Map.of(), mistakes);
    List<Source> sources = SourceTypes.ALL.read(root.get("sources"), Path.of("/"));
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException(mistakes.toString());
    }
    Clock clock = Clock.systemUTC();
    PollerContext context =
        new PollerContext(
            records -> {},
            new InMemory(),
            new CollectorMetrics(new SimpleMeterRegistry(), clock),
            clock);
    long begun = System.nanoTime();
    Backfill.Outcome outcome =
        new Backfill(context, how -> {}).read(sources.get(0), LocalDate.parse("2026-01-01"));
    long millis = (System.nanoTime() - begun) / 1_000_000;
    if (!outcome.isWhole()) {
      throw new IllegalStateException("not all rows were read");
    }
    System.out.printf("rows %d millis %d peak %d%n", outcome.runs(), millis, peak());
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** Keeps cursors as the topic does: as JSON. */
  private static final class InMemory implements Cursors {
    private final Map<String, JsonNode> kept = new HashMap<>();

    @Override
    public <C> C get(String source, Class<C> type, C start) {
      try {
        JsonNode json = kept.get(source);
        return json == null ? start : Json.MAPPER.treeToValue(json, type);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void put(String source, Object cursor) {
      kept.put(source, Json.MAPPER.valueToTree(cursor));
    }
  }
}
