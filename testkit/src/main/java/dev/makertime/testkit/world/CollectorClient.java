package dev.makertime.testkit.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.model.Activity;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Client of the collector that repeats a request until it is accepted. */
public final class CollectorClient {
  private static final int PATIENCE_SECONDS = 180;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Supplier<String> collector;
  private final String token;
  private final List<Integer> refused = new CopyOnWriteArrayList<>();

  /**
   * A client.
   *
   * @param collector where it is by now
   */
  public CollectorClient(Supplier<String> collector, String token) {
    this.collector = collector;
    this.token = token;
  }

  /**
   * Returns when the activities were taken.
   *
   * @throws IllegalStateException when they are refused for good, or for longer than three minutes
   */
  public void post(List<Activity> activities) throws InterruptedException {
    String body = activities.stream().map(CollectorClient::line).collect(Collectors.joining("\n"));
    long until = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
    while (true) {
      int status = send(body);
      if (status == 202) {
        return;
      }
      if (status != 503 && status != 0) {
        throw new IllegalStateException("answered with " + status + ": " + body);
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException("not taken in time, last answered with " + status);
      }
      refused.add(status);
      Pause.betweenTries();
    }
  }

  /** One try; 0 where there was no answer. */
  public int send(String lines) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(collector.get() + "/v1/activities"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/x-ndjson")
              .timeout(Duration.ofSeconds(20))
              .POST(HttpRequest.BodyPublishers.ofString(lines))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** How it was answered each time when it had to try again; 0 where there was no answer. */
  public List<Integer> refused() {
    return List.copyOf(refused);
  }

  /** An activity as a line. */
  public static String line(Activity activity) {
    try {
      return Json.MAPPER.writeValueAsString(activity);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
