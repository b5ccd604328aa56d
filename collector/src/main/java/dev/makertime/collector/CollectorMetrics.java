package dev.makertime.collector;

import dev.makertime.collector.reading.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Metrics of the collector: payloads, calls, polls and activities of each source, and its last
 * event.
 */
public final class CollectorMetrics {
  private final MeterRegistry registry;
  private final Clock clock;
  private final CallCounter calls;
  private final Map<String, Instant> lastEvents = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> gaps = new ConcurrentHashMap<>();

  public CollectorMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    calls = new CallCounter(clock);
  }

  /** Returns the counts of the calls of today. */
  public CallCounter calls() {
    return calls;
  }

  /** Counts a payload by its outcome: read, ignored or rejected. */
  public void count(String source, Reading reading) {
    if (reading instanceof Reading.Found found) {
      payload(source, "read");
      activities(source, found.activities().size());
    } else {
      payload(source, reading instanceof Reading.Ignored ? "ignored" : "rejected");
    }
    recordEvent(source);
  }

  /** Counts a call of a webhook that was authenticated, by its outcome. */
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

  /** Counts a call that posted activities. */
  public void brought(String source, int count) {
    activities(source, count);
    calls.took(source, CallCounter.Outcome.ACCEPTED);
  }

  private void activities(String source, int count) {
    registry.counter("makertime.collector.activities", "source", source).increment(count);
  }

  /**
   * Counts a request that was answered with an error, by its status.
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

  /** Counts activities of erased identities, which are not published. */
  public void erased(int count) {
    registry.counter("makertime.collector.erased").increment(count);
  }

  /** Registers the gauge of the spool. */
  public void spool(LongSupplier bytes) {
    Gauge.builder("makertime.collector.spool", bytes::getAsLong)
        .baseUnit("bytes")
        .description("size of the spool: records on disk that wait for the broker")
        .register(registry);
  }

  /** Records how much the last poll of a source could not read, since it is gone or not shown. */
  public void gaps(String source, int count) {
    gaps.computeIfAbsent(source, this::gauge).set(count);
  }

  private AtomicInteger gauge(String source) {
    AtomicInteger count = new AtomicInteger();
    Gauge.builder("makertime.collector.gaps", count, AtomicInteger::get)
        .tag("source", source)
        .description("what the last poll could not read, since it is gone or not shown")
        .register(registry);
    return count;
  }

  public void polled(String source) {
    poll(source, "ok");
    recordEvent(source);
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

  private void recordEvent(String source) {
    if (lastEvents.put(source, clock.instant()) == null) {
      Gauge.builder("makertime.collector.last.event.age", () -> age(source))
          .tag("source", source)
          .baseUnit("seconds")
          .description("time since the last call or poll of the source")
          .register(registry);
    }
  }

  private double age(String source) {
    Instant last = lastEvents.getOrDefault(source, clock.instant());
    return (clock.instant().toEpochMilli() - last.toEpochMilli()) / 1000.0;
  }
}
