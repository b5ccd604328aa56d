package dev.makertime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.compose.Configuration;
import dev.makertime.app.compose.ConfigurationFile;
import dev.makertime.app.compose.Instance;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from {@code POST /v1/activities} until the day and the team's day show it,
 * through the whole product in one process. Each activity is a hand-made instant on a day of its
 * own, of a person who is a team of their own, so that it can be seen to have arrived.
 */
final class Latency {
  private static final int PEOPLE = 100;
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  /** Milliseconds that a share of all activities took at most. */
  record Percentiles(double p50, double p99, double most) {}

  /** For days and for team days. */
  record Result(Percentiles days, Percentiles teamDays, int activities, double perSecond) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalDate first;
  private final int count;
  private final AtomicLongArray sent;
  private final AtomicLongArray seen;
  private final AtomicLongArray seenOfTeam;
  private final AtomicInteger refused = new AtomicInteger();

  private Latency(LocalDate first, int count) {
    this.first = first;
    this.count = count;
    sent = new AtomicLongArray(count);
    seen = new AtomicLongArray(count);
    seenOfTeam = new AtomicLongArray(count);
  }

  /**
   * Measures.
   *
   * @param perSecond activities to post
   * @param seconds how long, after a warm-up twice as long
   */
  static Result measure(int perSecond, int seconds, int partitions) throws Exception {
    Path directory = Scratch.directory("latency");
    int warmUp = perSecond * seconds * 2;
    int count = warmUp + perSecond * seconds;
    LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(count / PEOPLE + 2L);
    Files.writeString(directory.resolve("organization.yaml"), organization(first));
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            kafka: {partitions: %d}
            collector: {port: 0, tokens: [token]}
            reporter: {port: 0}
            """
                .formatted(partitions));
    Configuration configuration = ConfigurationFile.read(file, Map.of());
    try (Instance instance =
        new Instance(
            configuration,
            OrganizationFile.read(configuration.organization()),
            Clock.systemUTC(),
            said -> {})) {
      Latency latency = new Latency(first, count);
      latency.awaitDays(instance);
      Thread days = latency.watch(instance, "/api/days", "person", latency.seen);
      Thread teams = latency.watch(instance, "/api/team-days", "team", latency.seenOfTeam);
      double rate = latency.post(instance, perSecond);
      days.join();
      teams.join();
      return new Result(
          latency.percentiles(latency.seen, warmUp),
          latency.percentiles(latency.seenOfTeam, warmUp),
          count - warmUp,
          rate);
    } finally {
      Scratch.delete(directory);
    }
  }

  private static String organization(LocalDate first) {
    StringBuilder yaml = new StringBuilder("measureFrom: " + first + "\npeople:\n");
    for (int i = 0; i < PEOPLE; i++) {
      yaml.append(
          "  - {id: \"%d\", identities: [\"x:%d\"], teams: [{team: \"%d\", from: 2020-01-01}]}\n"
              .formatted(i, i, i));
    }
    return yaml.toString();
  }

  private LocalDate date(int i) {
    return first.plusDays(i / PEOPLE);
  }

  private double post(Instance instance, int perSecond) throws Exception {
    long begin = System.nanoTime();
    URI uri = URI.create(instance.collectorUrl() + "/v1/activities");
    for (int i = 0; i < count; i++) {
      long due = begin + (long) (i * 1e9 / perSecond);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      String at = date(i) + "T10:00:00Z";
      String body =
          "{\"id\":\"a%d\",\"revision\":1,\"identity\":\"x:%d\",\"kind\":\"manual\",\"start\":\"%s\",\"end\":\"%s\"}"
              .formatted(i, i % PEOPLE, at, at);
      sent.set(i, System.nanoTime());
      var unused =
          http.sendAsync(
                  HttpRequest.newBuilder(uri)
                      .header("Authorization", "Bearer token")
                      .header("Content-Type", "application/x-ndjson")
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .thenAccept(
                  answer -> {
                    if (answer.statusCode() != 202) {
                      refused.incrementAndGet();
                    }
                  });
    }
    if (refused.get() > 0) {
      throw new IllegalStateException(refused + " activities were refused");
    }
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  /** Asks for the dates that something is still missing of, over and over. */
  private Thread watch(Instance instance, String path, String key, AtomicLongArray into) {
    Thread thread =
        new Thread(
            () -> {
              int next = 0;
              while (next < count) {
                for (int from = next; from < Math.min(count, next + 2 * PEOPLE); from += PEOPLE) {
                  look(instance, path, key, into, date(from));
                }
                while (next < count && into.get(next) != 0) {
                  next++;
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
              }
            },
            path);
    thread.start();
    return thread;
  }

  private void look(
      Instance instance, String path, String key, AtomicLongArray into, LocalDate date) {
    int base = (int) (date.toEpochDay() - first.toEpochDay()) * PEOPLE;
    for (JsonNode day : get(instance, path + "?from=" + date + "&to=" + date)) {
      int i = base + Integer.parseInt(day.get(key).asText());
      boolean shows =
          day.get("manual").asLong() + day.path("afterHours").path("manual").asLong() > 0;
      if (shows && into.get(i) == 0) {
        into.set(i, System.nanoTime());
      }
    }
  }

  private void awaitDays(Instance instance) throws InterruptedException {
    LocalDate monday = first;
    while (monday.getDayOfWeek().getValue() > 5) {
      monday = monday.plusDays(1);
    }
    String query = "?from=" + monday + "&to=" + monday;
    while (get(instance, "/api/days" + query).size() < PEOPLE
        || get(instance, "/api/team-days" + query).size() < PEOPLE) {
      Thread.sleep(100);
    }
    Thread.sleep(3_000);
  }

  private JsonNode get(Instance instance, String path) {
    try {
      return Json.MAPPER.readTree(
          http.send(
                  HttpRequest.newBuilder(URI.create(instance.reporterUrl() + path)).build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Percentiles percentiles(AtomicLongArray times, int from) {
    double[] millis = new double[count - from];
    for (int i = from; i < count; i++) {
      millis[i - from] = (times.get(i) - sent.get(i)) / 1e6;
    }
    Arrays.sort(millis);
    return new Percentiles(
        millis[millis.length / 2],
        millis[(int) Math.ceil(millis.length * 0.99) - 1],
        millis[millis.length - 1]);
  }
}
