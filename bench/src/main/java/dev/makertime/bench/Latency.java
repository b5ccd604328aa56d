package dev.makertime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the time from {@code POST /v1/activities} until the day and the team's day are shown,
 * through the whole product in one process. Each activity is an instant by hand on a day of its
 * own. One in ten is of a watched person, the only one of a team, so that polling costs little
 * compared with what is measured.
 */
final class Latency {
  private static final int PEOPLE = 20;
  private static final int ONE_IN = 10;
  private static final String WATCHED = "0";
  private static final int POSTING = 16;
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  /** Milliseconds that a share of all watched activities took at most. */
  record Percentiles(double p50, double p99, double most) {}

  /** For days and for team days. */
  record Result(Percentiles days, Percentiles teamDays, int activities, double perSecond) {}

  private final LocalDate first;
  private final int count;
  private final int watched;
  private final AtomicLongArray sent;
  private final AtomicLongArray seen;
  private final AtomicLongArray seenOfTeam;

  private Latency(LocalDate first, int count) {
    this.first = first;
    this.count = count;
    watched = count / ONE_IN;
    sent = new AtomicLongArray(watched);
    seen = new AtomicLongArray(watched);
    seenOfTeam = new AtomicLongArray(watched);
  }

  /**
   * Measures.
   *
   * @param perSecond activities to post
   * @param seconds how long, after a warm-up
   * @param warmUpSeconds how long the warm-up takes
   */
  static Result measure(int perSecond, int seconds, int warmUpSeconds, int partitions)
      throws Exception {
    System.setProperty("http.maxConnections", Integer.toString(4 * POSTING));
    Path directory = Scratch.directory("latency");
    int warmUp = perSecond * warmUpSeconds;
    int count = warmUp + perSecond * seconds;
    LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(count / ONE_IN + 2L);
    Files.writeString(directory.resolve("organization.yaml"), organization(first));
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            kafka: {partitions: %d}
            streams: {retention: P%dD}
            collector: {port: 0, tokens: [token]}
            reporter: {port: 0}
            """
                .formatted(partitions, count / ONE_IN + 30));
    Configuration configuration = ConfigurationFile.read(file, Map.of());
    try (Instance instance =
        new Instance(
            configuration,
            OrganizationFile.read(configuration.organization()),
            Clock.systemUTC(),
            said -> {})) {
      Latency latency = new Latency(first, count);
      latency.awaitDays(instance);
      Thread days = latency.watch(instance, "/api/days?person=", latency.seen);
      Thread teams = latency.watch(instance, "/api/team-days?team=", latency.seenOfTeam);
      double rate = latency.post(instance, perSecond);
      days.join();
      teams.join();
      return new Result(
          latency.percentiles(latency.seen, warmUp / ONE_IN),
          latency.percentiles(latency.seenOfTeam, warmUp / ONE_IN),
          (count - warmUp) / ONE_IN,
          rate);
    } finally {
      Scratch.delete(directory);
    }
  }

  private static String organization(LocalDate first) {
    StringBuilder yaml = new StringBuilder("measureFrom: " + first + "\npeople:\n");
    for (int i = 0; i < PEOPLE; i++) {
      yaml.append(
          "  - {id: \"%d\", identities: [\"x:%d\"], teams: [{team: \"%d\", from: 2010-01-01}]}\n"
              .formatted(i, i, i));
    }
    return yaml.toString();
  }

  private double post(Instance instance, int perSecond) throws Exception {
    URI uri = URI.create(instance.collectorUrl() + "/v1/activities");
    long begin = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    ExecutorService posting = Executors.newFixedThreadPool(POSTING);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < POSTING; t++) {
        all.add(posting.submit(() -> post(uri, perSecond, begin, next)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      posting.shutdownNow();
    }
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  private void post(URI uri, int perSecond, long begin, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      LockSupport.parkNanos(begin + (long) (i * 1e9 / perSecond) - System.nanoTime());
      boolean isWatched = i % ONE_IN == 0;
      int other = i - i / ONE_IN - 1;
      String person = isWatched ? WATCHED : Integer.toString(1 + other % (PEOPLE - 1));
      LocalDate date = first.plusDays(isWatched ? i / ONE_IN : other / (PEOPLE - 1));
      String body =
          "{\"id\":\"a%d\",\"revision\":1,\"identity\":\"x:%s\",\"kind\":\"manual\",\"start\":\"%sT10:00:00Z\",\"end\":\"%sT10:00:00Z\"}"
              .formatted(i, person, date, date);
      if (isWatched) {
        sent.set(i / ONE_IN, System.nanoTime());
      }
      post(uri, body);
    }
  }

  private static void post(URI uri, String body) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setDoOutput(true);
      connection.setRequestProperty("Authorization", "Bearer token");
      connection.setRequestProperty("Content-Type", "application/x-ndjson");
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      if (connection.getResponseCode() != 202) {
        throw new IllegalStateException("refused: " + connection.getResponseCode());
      }
      connection.getInputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for the dates of which something is still missing, over and over. */
  private Thread watch(Instance instance, String path, AtomicLongArray into) {
    Thread thread =
        new Thread(
            () -> {
              int from = 0;
              while (from < watched) {
                int to = from;
                while (to + 1 < watched && sent.get(to + 1) != 0) {
                  to++;
                }
                look(instance, path, into, from, to);
                while (from < watched && into.get(from) != 0) {
                  from++;
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
              }
            },
            path);
    thread.start();
    return thread;
  }

  private void look(Instance instance, String path, AtomicLongArray into, int from, int to) {
    String dates = "&from=" + first.plusDays(from) + "&to=" + first.plusDays(to);
    for (JsonNode day : get(instance, path + WATCHED + dates)) {
      LocalDate date = LocalDate.parse(day.get("date").asText());
      int i = (int) ChronoUnit.DAYS.between(first, date);
      boolean shows =
          day.get("manual").asLong() + day.path("afterHours").path("manual").asLong() > 0;
      if (shows && into.get(i) == 0) {
        into.set(i, System.nanoTime());
      }
    }
  }

  private void awaitDays(Instance instance) throws InterruptedException {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    LocalDate weekday = yesterday.minusDays(Math.max(0, yesterday.getDayOfWeek().getValue() - 5));
    String query = "?from=" + weekday + "&to=" + weekday;
    while (get(instance, "/api/days" + query).size() < PEOPLE
        || get(instance, "/api/team-days" + query).size() < PEOPLE) {
      Thread.sleep(100);
    }
    Thread.sleep(3_000);
  }

  private static JsonNode get(Instance instance, String path) {
    try (InputStream answer = URI.create(instance.reporterUrl() + path).toURL().openStream()) {
      return Json.MAPPER.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Percentiles percentiles(AtomicLongArray times, int from) {
    double[] millis = new double[watched - from];
    for (int i = from; i < watched; i++) {
      millis[i - from] = (times.get(i) - sent.get(i)) / 1e6;
    }
    Arrays.sort(millis);
    return new Percentiles(
        millis[millis.length / 2],
        millis[(int) Math.ceil(millis.length * 0.99) - 1],
        millis[millis.length - 1]);
  }
}
