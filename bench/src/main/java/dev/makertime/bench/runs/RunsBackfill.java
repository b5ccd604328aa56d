package dev.makertime.bench.runs;

import dev.makertime.app.Makertime;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/**
 * Measures a backfill of runs of an MLflow on loopback, by the command in a process of its own,
 * with an embedded broker. It is killed in the middle and begun again.
 *
 * @param runs that the server has
 * @param whole seconds without a kill, from the start of the process to its end
 * @param killed the same with a kill in the middle, of both processes together
 * @param pagesAgain how many pages were asked for again after the kill
 * @param told distinct runs on the topic after the kill
 */
public record RunsBackfill(int runs, double whole, double killed, int pagesAgain, int told) {
  private static final int PAGE = 1_000;
  private static final String HEAP = "256m";

  /** Measures in a directory. */
  public static RunsBackfill measure(Path directory, int runs) throws Exception {
    LocalDate since = LocalDate.now(ZoneOffset.UTC).minusDays(100);
    Instant first = since.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    try (TrackingServer server = new TrackingServer(runs, first)) {
      long begun = System.nanoTime();
      try (ChildJvm whole = backfill(directory.resolve("whole"), server, since)) {
        whole.output();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      int asked = server.pages();
      begun = System.nanoTime();
      Path data = directory.resolve("killed");
      try (ChildJvm killed = backfill(data, server, since)) {
        while (server.pages() < asked + asked / 2 && killed.isAlive()) {
          Thread.sleep(5);
        }
        killed.kill();
      }
      try (ChildJvm resumed = backfill(data, server, since)) {
        resumed.output();
      }
      double both = (System.nanoTime() - begun) / 1e9;
      int again = server.pages() - 2 * asked;
      return new RunsBackfill(runs, seconds, both, again, told(data.resolve("data/broker")));
    }
  }

  private static ChildJvm backfill(Path directory, TrackingServer server, LocalDate since)
      throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("organization.yaml"), "people: []\n");
    Path config = directory.resolve("makertime.yaml");
    Files.writeString(
        config,
        """
        organization: organization.yaml
        data: {directory: data}
        sources:
          - {type: mlflow, url: "%s", since: %s}
        """
            .formatted(server.url(), since));
    Path output = directory.resolve("output");
    return new ChildJvm(HEAP, output, Makertime.class, "backfill", "--config", config + "");
  }

  private static int told(Path data) {
    Set<String> ids = new HashSet<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      TopicReader.read(broker.client(), Topics.RUNS, record -> ids.add(record.key()));
    }
    return ids.size();
  }

  /** How many pages all runs are. */
  int pages() {
    return (runs + PAGE - 1) / PAGE;
  }
}
