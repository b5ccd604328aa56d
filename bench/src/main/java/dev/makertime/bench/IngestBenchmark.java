package dev.makertime.bench;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.http.CallerLimits;
import dev.makertime.topics.admin.TopicSetup;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how many webhooks the collector accepts: Pipeline Hooks of some 6 KB, with token, parser
 * and the embedded broker with acks=all. It is compared with a handler that only reads the body,
 * with the same client on 64 connections.
 */
final class IngestBenchmark implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  /**
   * What was measured.
   *
   * @param collector requests per second, as many as it takes
   * @param bare the same of the handler that only reads
   * @param p99 milliseconds from when a request was due to its answer, at 500 a second
   */
  record Result(double collector, double bare, double p50, double p99, int bytes) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
  private final AtomicInteger numbers = new AtomicInteger();

  static Result measure(Path directory, int seconds) throws Exception {
    try (IngestBenchmark ingest = new IngestBenchmark();
        EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Map<String, Object> client = broker.client();
      new TopicSetup(
              1, // as on an embedded broker that nobody has told otherwise
              (short) 1,
              Duration.ofDays(400))
          .ensure(client);
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      CollectorMetrics metrics = new CollectorMetrics(registry, Clock.systemUTC());
      Javalin bare =
          Javalin.create(
                  config ->
                      config.routes.post(
                          "/webhooks/gitlab",
                          ctx -> ctx.status(ctx.bodyAsBytes().length > 0 ? 202 : 400)))
              .start("127.0.0.1", 0);
      try (KafkaInbox inbox = new KafkaInbox(client);
          CollectorServer server =
              CollectorServer.start(
                  "127.0.0.1",
                  0,
                  CallerLimits.DEFAULT,
                  List.of(),
                  Webhooks.of(Map.of("gitlab", new GitLabHook("gitlab", List.of("secret")))),
                  inbox,
                  registry,
                  metrics,
                  Clock.systemUTC(),
                  () -> true)) {
        URI collectorUri = uri(server.port());
        URI bareUri = uri(bare.port());
        for (int i = 0; i < 3; i++) {
          ingest.flatOut(collectorUri, seconds);
          ingest.flatOut(bareUri, seconds);
        }
        double[] collector = new double[3];
        double[] other = new double[3];
        for (int i = 0; i < 3; i++) {
          collector[i] = ingest.flatOut(collectorUri, seconds);
          other[i] = ingest.flatOut(bareUri, seconds);
        }
        Arrays.sort(collector);
        Arrays.sort(other);
        double[] latencies = ingest.paced(collectorUri, 500, seconds * 2);
        return new Result(
            collector[1],
            other[1],
            latencies[latencies.length / 2],
            latencies[(int) (latencies.length * 0.99)],
            ingest.hook().length());
      } finally {
        bare.stop();
      }
    }
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port + "/webhooks/gitlab");
  }

  /** As many as it takes on all connections; returns requests per second. */
  private double flatOut(URI uri, int seconds) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    AtomicInteger done = new AtomicInteger();
    long begun = System.nanoTime();
    onAll(
        connection -> {
          while (System.nanoTime() < until) {
            send(uri);
            done.incrementAndGet();
          }
        });
    return done.get() * 1e9 / (System.nanoTime() - begun);
  }

  /** So many a second, evenly; returns sorted milliseconds from when each was due. */
  private double[] paced(URI uri, int perSecond, int seconds) throws Exception {
    int count = perSecond * seconds;
    double[] millis = new double[count];
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    onAll(
        connection -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = begun + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            send(uri);
            millis[i] = (System.nanoTime() - due) / 1e6;
          }
        });
    Arrays.sort(millis);
    return millis;
  }

  private interface Work {
    void run(int connection) throws IOException, InterruptedException;
  }

  private void onAll(Work work) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int connection = i;
      all.add(
          threads.submit(
              () -> {
                work.run(connection);
                return true;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  private void send(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("X-Gitlab-Event", "Pipeline Hook")
            .header("X-Gitlab-Token", "secret")
            .POST(BodyPublishers.ofString(hook()))
            .build();
    int status;
    try {
      status = http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      status = http.send(request, BodyHandlers.discarding()).statusCode(); // an idle connection
    }
    if (status != 202) {
      throw new IOException("it answered " + status);
    }
  }

  /** A pipeline of twelve jobs, each time another. */
  private String hook() {
    int id = numbers.incrementAndGet();
    Instant created = Instant.parse("2026-06-15T10:00:00Z").plusSeconds(id);
    StringBuilder jobs = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      jobs.append(i == 0 ? "" : ",")
          .append(
              """
              {"id":%d,"stage":"test","name":"job%d","status":"success","created_at":"%s","started_at":"%s",\
              "finished_at":"%s","duration":61.2,"queued_duration":2.1,"failure_reason":null,"when":"on_success",\
              "manual":false,"allow_failure":false,"user":{"id":42,"name":"Ana","username":"ana",\
              "avatar_url":"https://git.example.com/uploads/-/system/user/avatar/42/avatar.png"},\
              "runner":{"id":38,"description":"shared","active":true,"tags":["linux"]},"artifacts_file":null}\
              """
                  .formatted(
                      id * 100L + i,
                      i,
                      created,
                      created.plusSeconds(5 + 60L * i),
                      created.plusSeconds(60 + 60L * i)));
    }
    return """
    {"object_kind":"pipeline","object_attributes":{"id":%d,"iid":%d,"ref":"main","status":"success",\
    "source":"push","created_at":"%s","finished_at":"%s"},"user":{"username":"ana%d"},\
    "project":{"id":7,"web_url":"https://git.example.com/data/churn",\
    "path_with_namespace":"data/churn"},"builds":[%s]}\
    """
        .formatted(id, id, created, created.plusSeconds(800), id % 50, jobs);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
