package dev.makertime.collector.api;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A source that is asked, the server it asks, and what came of it; the clock is set by hand. */
public final class Polling implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  /** Troubles that pass. */
  public static final List<Answer> TROUBLES =
      List.of(
          new Answer(429, "", Map.of("Retry-After", "3")),
          new Answer(502, "", Map.of()),
          new Answer(503, "", Map.of("Retry-After", "1")));

  public final KeepingInbox inbox = new KeepingInbox();
  public final ToolServer server;
  public Instant now = CLOCK.instant();
  private final ApiReader source;
  private final MemoryCursors cursors = new MemoryCursors();
  private final List<Duration> waited = Collections.synchronizedList(new ArrayList<>());
  private final ApiLogin login;

  public Polling(ApiReader source, ToolServer.Tool tool) throws IOException {
    this(source, tool, ApiLogin.anonymous());
  }

  public Polling(ApiReader source, ToolServer.Tool tool, ApiLogin login) throws IOException {
    this.source = source;
    this.login = login;
    server = new ToolServer(tool);
  }

  public Api api() {
    return new HttpApi(server.url(), login, CLOCK, waited::add, Duration.ofMinutes(5));
  }

  /** Asks once, as a process that has just started. */
  public void poll() {
    var unused = poller().poll();
  }

  /** A process that goes on asking. */
  public ToolPoller poller() {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new ToolPoller(
        "it",
        source,
        api(),
        HandlingRules.NONE,
        LocalDate.parse("2026-06-01"),
        new PollerContext(
            inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), clock), clock));
  }

  /** What is known of each thing now, as {@code identity kind id start began end}. */
  public List<String> latest() {
    return inbox.latest().stream()
        .map(
            one ->
                "%s %s %s %s %s %s"
                    .formatted(
                        one.identity(),
                        String.valueOf(one.kind()).toLowerCase(java.util.Locale.ROOT),
                        one.id(),
                        one.start(),
                        one.began(),
                        one.end())
                    .replace("2026-06-15T", ""))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
