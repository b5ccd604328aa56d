package dev.makertime.app.backfill;

import dev.makertime.app.compose.CollectorRole;
import dev.makertime.app.compose.StartedParts;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.KafkaSettings;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.app.files.DataLock;
import dev.makertime.app.files.NativeLibraries;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.poll.KafkaCursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.source.Backfill;
import dev.makertime.collector.source.Source;
import dev.makertime.topics.admin.TopicSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the past of sources once more and publishes it. With an embedded broker it starts the one
 * of the data directory, so that no other makertime may run on it; brokers elsewhere are used
 * beside a running collector.
 */
public final class PastReading implements AutoCloseable {
  private final StartedParts parts = new StartedParts();
  private final PollerContext context;

  /**
   * Connects to the broker.
   *
   * @throws IllegalStateException with what failed and what to do about it; nothing is left running
   */
  public PastReading(Configuration configuration, Clock clock) {
    try {
      Map<String, Object> client = client(configuration);
      KafkaInbox inbox = parts.keep(new KafkaInbox(client));
      ErasedIdentities erased =
          ErasedIdentities.read(configuration.data().resolve(CollectorRole.ERASED));
      CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry(), clock);
      context = new PollerContext(inbox, new KafkaCursors(inbox), metrics, clock, erased);
    } catch (IOException | RuntimeException e) {
      close();
      throw DataDirectory.failure(configuration.data(), e);
    }
  }

  private Map<String, Object> client(Configuration configuration) throws IOException {
    Map<String, Object> client = configuration.kafka().clientProperties();
    Configuration partitioned = configuration;
    if (configuration.kafka().isEmbedded()) {
      DataDirectory.prepare(configuration.data());
      parts.keep(DataLock.take(configuration.data()));
      NativeLibraries.use(configuration.data());
      EmbeddedBroker broker =
          parts.keep(EmbeddedBroker.start(configuration.data().resolve("broker")));
      client.putAll(broker.client());
      if (configuration.kafka().partitions() == 0) {
        partitioned =
            configuration.withPartitions(
                TopicSetup.partitions(client).orElse(KafkaSettings.EMBEDDED_PARTITIONS));
      }
    }
    partitioned.topicSetup().ensure(client);
    return client;
  }

  /**
   * Reads the past of a source, on from where an interrupted reading got.
   *
   * @param from the first day to be read; absent = the first day of its poller
   * @param progress receives how much was told so far
   */
  public Backfill.Outcome read(Source source, @Nullable LocalDate from, Consumer<String> progress)
      throws Inbox.Unavailable {
    return new Backfill(context, progress).read(source, from);
  }

  @Override
  public void close() {
    parts.close();
  }
}
