package dev.makertime.bench;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.model.Activity;
import dev.makertime.streams.SkeletonTopology;
import dev.makertime.streams.TimelineTopology;
import dev.makertime.streams.run.OrganizationPublisher;
import dev.makertime.streams.run.StreamsSettings;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Measures how many activities per second a topology processes from the first input to the last
 * output. Each runs on a fresh broker in this process, after a warm-up.
 */
final class Throughput {
  private static final String REWRITTEN = "rewritten";

  /** What is compared. */
  enum Shape {
    FULL,
    SKELETON,
    REWRITE
  }

  /**
   * What a run takes.
   *
   * @param warmUp activities before the clock starts
   */
  record Plan(
      Workload workload,
      int warmUp,
      int partitions,
      int threads,
      String guarantee,
      Duration commitInterval) {}

  private Throughput() {}

  /** One run, in activities per second. */
  static double run(Shape shape, Plan plan) throws Exception {
    Path directory = Scratch.directory("throughput");
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      Map<String, Object> client = broker.client();
      List<String> outputs =
          shape == Shape.REWRITE
              ? List.of(REWRITTEN)
              : List.of(Topics.ENGINEER_DAYS.name(), Topics.TEAM_DAYS.name());
      try (Broker admin = new Broker(client)) {
        List<String> names = new ArrayList<>(Topics.all().stream().map(Topic::name).toList());
        names.add(REWRITTEN);
        admin.create(names, Set.copyOf(outputs), plan.partitions());
        new OrganizationPublisher(client, plan.partitions())
            .publish(plan.workload().organization());
        try (KafkaStreams streams =
            settings(client, directory.resolve("state"), plan)
                .streams(topology(shape, plan.partitions()), "bench")) {
          streams.start();
          return measured(shape, plan, client, admin, outputs);
        }
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private static double measured(
      Shape shape, Plan plan, Map<String, Object> client, Broker admin, List<String> outputs)
      throws Exception {
    Workload small =
        new Workload(
            plan.workload().engineers(),
            plan.warmUp(),
            plan.workload().days(),
            plan.workload().first());
    if (shape != Shape.REWRITE) {
      admin.awaitIdle(outputs, Set.of(Topics.PEOPLE.name(), Topics.IDENTITIES.name()));
    }
    send(client, small.encoded("w", 1));
    admin.awaitIdle(outputs, Set.of(Topics.ACTIVITIES.name()));
    Workload.Encoded all = plan.workload().encoded("m", 2);
    System.gc();
    Thread.sleep(1_000);
    System.err.printf("%-9s warm, measuring%n", shape);
    Instant start = Instant.now();
    send(client, all);
    admin.awaitIdle(outputs, Set.of(Topics.ACTIVITIES.name()));
    Instant end = admin.lastAppend(outputs);
    double perSecond = all.size() / (Duration.between(start, end).toMillis() / 1000.0);
    System.err.printf("%-9s %,10.0f activities/s%n", shape, perSecond);
    return perSecond;
  }

  private static Topology topology(Shape shape, int partitions) {
    return switch (shape) {
      case FULL -> TimelineTopology.build(partitions, Duration.ofDays(400));
      case SKELETON -> SkeletonTopology.build(partitions);
      case REWRITE -> rewrite();
    };
  }

  private static Topology rewrite() {
    Topic<String, Activity> topic = Topics.ACTIVITIES;
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(topic.name(), Consumed.with(topic.key(), topic.value()))
        .to(REWRITTEN, Produced.with(topic.key(), topic.value()));
    return builder.build();
  }

  static StreamsSettings settings(Map<String, Object> client, Path directory, Plan plan) {
    return new StreamsSettings(
        client,
        directory,
        plan.partitions(),
        1,
        plan.threads(),
        0,
        plan.guarantee(),
        plan.commitInterval(),
        Duration.ofDays(400));
  }

  static void send(Map<String, Object> client, Workload.Encoded encoded) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("linger.ms", 20);
    settings.put("batch.size", 128 << 10);
    settings.put("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < encoded.size(); i++) {
        var unused =
            producer.send(
                new ProducerRecord<>(Topics.ACTIVITIES.name(), encoded.key(i), encoded.value(i)));
      }
    }
  }
}
