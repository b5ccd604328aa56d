package dev.makertime.collector;

import dev.makertime.collector.reading.Reading;
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
  private final CallCounter calls;
  private final Map<String, Instant> lastEvents = new ConcurrentHashMap<>();

  public CollectorMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    calls = new CallCounter(clock);
  }

  /** What became of the calls of today. */
  public CallCounter calls() {
    return calls;
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

  /** A call that was let in, by what became of it; a source that is asked counts none. */
  public void called(String source, Reading reading) {
    registry.counter("makertime.collector.calls", "source", source).increment();
    calls.took(
        source,
        reading instanceof Reading.Found
            ? CallCounter.Outcome.ACCEPTED
            : reading instanceof Reading.Ignored
                ? CallCounter.Outcome.IGNORED
                : CallCounter.Outcome.SET_ASIDE);
  }

  /** A call that brought activities as such. */
  public void brought(String source, int count) {
    activities(source, count);
    calls.took(source, CallCounter.Outcome.ACCEPTED);
  }

  private void activities(String source, int count) {
    registry.counter("makertime.collector.activities", "source", source).increment(count);
  }

  /**
   * A request that was answered with an error, by its status.
   *
   * @param reason one of a fixed set
   */
  public void refused(String source, int status, String reason) {
    calls.refused(source, "%d, %s".formatted(status, reason));
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
