package dev.makertime.collector;

import dev.makertime.collector.source.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Counts what each source gave and became, and how long ago it last said anything. */
public final class CollectorMetrics {
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<String, Instant> lastEvents = new ConcurrentHashMap<>();

  public CollectorMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** One payload, by what became of it: read, ignored or rejected. */
  public void count(String source, Reading reading) {
    if (reading instanceof Reading.Found found) {
      payload(source, "read");
      activities(source, found.activities().size());
    } else {
      payload(source, reading instanceof Reading.Ignored ? "ignored" : "rejected");
    }
    heard(source);
  }

  /** A call that was let in, whatever became of it; a source that is asked counts none. */
  public void called(String source) {
    registry.counter("makertime.collector.calls", "source", source).increment();
  }

  /** Activities that came as such. */
  public void activities(String source, int count) {
    registry.counter("makertime.collector.activities", "source", source).increment(count);
  }

  /** A request that was answered with an error, by its status. */
  public void refused(String source, int status) {
    registry
        .counter(
            "makertime.collector.refused", "source", source, "status", Integer.toString(status))
        .increment();
  }

  /** Activities of identities that were erased, which go no further. */
  public void erased(int count) {
    registry.counter("makertime.collector.erased").increment(count);
  }

  /** What waits on disk for the broker. */
  public void spool(LongSupplier bytes) {
    Gauge.builder("makertime.collector.spool", bytes::getAsLong)
        .baseUnit("bytes")
        .description("what waits on disk for the broker")
        .register(registry);
  }

  public void polled(String source) {
    poll(source, "ok");
    heard(source);
  }

  public void pollFailed(String source) {
    poll(source, "failed");
  }

  private void poll(String source, String outcome) {
    registry.counter("makertime.collector.polls", "source", source, "outcome", outcome).increment();
  }

  private void payload(String source, String outcome) {
    registry
        .counter("makertime.collector.payloads", "source", source, "outcome", outcome)
        .increment();
  }

  private void heard(String source) {
    if (lastEvents.put(source, clock.instant()) == null) {
      Gauge.builder("makertime.collector.last.event.age", () -> age(source))
          .tag("source", source)
          .baseUnit("seconds")
          .description("how long ago the source last said anything")
          .register(registry);
    }
  }

  private double age(String source) {
    Instant last = lastEvents.getOrDefault(source, clock.instant());
    return (clock.instant().toEpochMilli() - last.toEpochMilli()) / 1000.0;
  }
}
