package dev.makertime.app.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Publishes the metrics of Kafka Streams, also after a restart of it. */
public final class StreamsMetrics implements Consumer<KafkaStreams> {
  private final MeterRegistry registry;
  private final AtomicReference<@Nullable KafkaStreamsMetrics> bound = new AtomicReference<>();

  public StreamsMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(KafkaStreams next) {
    KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(next);
    KafkaStreamsMetrics before = bound.getAndSet(metrics);
    if (before != null) {
      before.close();
    }
    metrics.bindTo(registry);
  }
}
