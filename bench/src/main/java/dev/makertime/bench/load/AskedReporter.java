package dev.makertime.bench.load;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.SystemState;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reporter on a store, and how long it takes to answer. */
public final class AskedReporter implements AutoCloseable {
  /** An answer that is shorter has no figures. */
  private static final int SHORTEST = 150;

  private final ReporterServer server;
  private final @Nullable String token;

  /** Milliseconds. */
  public record Times(double p50, double p99) {}

  /** A question by its number. */
  public interface Question {
    String number(int i);
  }

  /**
   * Starts one.
   *
   * @param rules absent = everybody sees everything
   * @param token of who asks, where there are rules
   */
  public AskedReporter(
      DayStore store,
      Organization organization,
      Path directory,
      Clock clock,
      @Nullable AccessRules rules,
      @Nullable String token)
      throws IOException {
    this.token = token;
    server =
        ReporterServer.start(
            "127.0.0.1",
            0,
            context(store, organization, clock),
            new AccessControl(
                rules,
                new Sessions(clock, Duration.ofHours(12)),
                null,
                PrivacySettings.DEFAULT,
                new Audit(directory.resolve("audit.jsonl"), clock),
                new Consents(directory.resolve("consents.json")),
                List.of()));
  }

  private static ReporterContext context(DayStore store, Organization organization, Clock clock) {
    return new ReporterContext(
        store,
        () -> organization,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        clock,
        () -> true,
        List.of(),
        () -> new SystemState(null, null, Map.of()),
        activity -> {},
        null,
        null,
        who -> who,
        Duration.ofDays(400),
        () -> null);
  }

  /** The server that is asked. */
  public ReporterServer server() {
    return server;
  }

  /** Asks so many times, after a quarter of that to warm up. */
  public Times ask(int times, Question question) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    double[] millis = new double[times];
    for (int i = -times / 4; i < times; i++) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + question.number(Math.abs(i)));
      long begun = System.nanoTime();
      HttpResponse<byte[]> answer =
          client.send(request(uri), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200 || answer.body().length < SHORTEST) {
        throw new IllegalStateException(uri + " answered " + answer.statusCode());
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new Times(millis[times / 2], millis[Math.min(times - 1, times * 99 / 100)]);
  }

  private HttpRequest request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return token == null
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }

  @Override
  public void close() {
    server.close();
  }
}
