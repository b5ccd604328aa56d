package dev.makertime.app.health;

import dev.makertime.reporter.system.SystemState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the consumer lag of streams every few seconds, as a metric. */
public final class ConsumerLag implements Supplier<SystemState>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLag.class);
  private static final long EVERY_SECONDS = 5;

  private final Backlog backlog;
  private final Supplier<@Nullable Long> spool;
  private final HealthWatch watch;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lag");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable Long records;

  public ConsumerLag(
      Map<String, Object> client,
      MeterRegistry registry,
      Supplier<@Nullable Long> spool,
      HealthWatch watch) {
    backlog = new Backlog(client);
    this.spool = spool;
    this.watch = watch;
    Gauge.builder("makertime.streams.lag", () -> records)
        .baseUnit("records")
        .description("records that streams has not processed")
        .register(registry);
    var unused = executor.scheduleWithFixedDelay(this::ask, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void ask() {
    try {
      records = backlog.records();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      records = null;
      LOG.debug("the lag is unknown", e);
    }
  }

  @Override
  public SystemState get() {
    return new SystemState(
        records,
        spool.get(),
        Map.of(
            "makertime", Version.NUMBER,
            "Kafka", AppInfoParser.getVersion(),
            "Java", Runtime.version().toString()),
        watch.stall());
  }

  @Override
  public void close() {
    executor.shutdownNow();
    backlog.close();
  }
}
