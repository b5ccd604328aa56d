package dev.makertime.bench;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.streams.TimelineTopology;
import dev.makertime.streams.run.OrganizationPublisher;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Measures a state that grows tenfold, is lost, and is restored: bytes, heap, and the speed of
 * restoring.
 *
 * @param live activities per second while it grew
 * @param restored activities per second of which the state came back
 * @param stateBytes of the state directory in the end
 * @param engineerDays days that were emitted
 * @param smallHeap bytes of heap in use after a tenth of the activities
 * @param largeHeap bytes of heap in use after all of them
 */
record StateRestore(
    double live,
    double restored,
    long stateBytes,
    long engineerDays,
    long smallHeap,
    long largeHeap) {

  private static final List<String> OUTPUTS =
      List.of(Topics.ENGINEER_DAYS.name(), Topics.TEAM_DAYS.name());

  static StateRestore lived(Throughput.Plan plan) throws Exception {
    Path directory = Scratch.directory("life");
    Path state = directory.resolve("state");
    Workload workload = plan.workload();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      Map<String, Object> client = broker.client();
      try (Broker admin = new Broker(client)) {
        admin.create(
            Topics.all().stream().map(Topic::name).toList(),
            Set.copyOf(OUTPUTS),
            plan.partitions());
        new OrganizationPublisher(client, plan.partitions()).publish(workload.organization());
        KafkaStreams streams = begin(client, state, plan);
        Workload tenth =
            new Workload(
                workload.engineers(),
                workload.activities() / 10,
                workload.days(),
                workload.first());
        Throughput.send(client, tenth.encoded("s", 3));
        admin.awaitIdle(OUTPUTS, Set.of(Topics.ACTIVITIES.name()));
        long small = heap();
        Instant start = sendAll(client, workload);
        admin.awaitIdle(OUTPUTS, Set.of(Topics.ACTIVITIES.name()));
        double live = perSecond(workload.activities(), start, admin.lastAppend(OUTPUTS));
        long large = heap();
        streams.close(Duration.ofSeconds(30));
        long bytes = Scratch.bytes(state);
        Scratch.delete(state);
        Instant lost = Instant.now();
        KafkaStreams again = begin(client, state, plan);
        while (again.state() != KafkaStreams.State.RUNNING) {
          Thread.sleep(20);
        }
        int all = workload.activities() + tenth.activities();
        double restored = perSecond(all, lost, Instant.now());
        again.close(Duration.ofSeconds(30));
        long days = (long) workload.engineers() * workload.weekdays();
        return new StateRestore(live, restored, bytes, days, small, large);
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  /** Keeps nothing of them on the heap. */
  private static Instant sendAll(Map<String, Object> client, Workload workload) {
    Workload.Encoded encoded = workload.encoded("r", 4);
    Instant start = Instant.now();
    Throughput.send(client, encoded);
    return start;
  }

  private static KafkaStreams begin(Map<String, Object> client, Path state, Throughput.Plan plan) {
    KafkaStreams streams =
        Throughput.settings(client, state, plan)
            .streams(TimelineTopology.build(plan.partitions(), Duration.ofDays(400)), "bench");
    streams.start();
    return streams;
  }

  private static double perSecond(int count, Instant from, Instant to) {
    return count / (Duration.between(from, to).toMillis() / 1000.0);
  }

  /** What is in use when nothing more can be freed. */
  private static long heap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(300);
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
