package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.compose.Instance;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A real Prometheus that scrapes a running makertime. */
final class PrometheusServer implements AutoCloseable {
  static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath().normalize();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final Process process;

  private PrometheusServer(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it with the deployment's configuration, and its files in a directory. */
  static PrometheusServer of(Instance instance, Path directory) throws Exception {
    int port = FreePorts.next();
    return new PrometheusServer(port, start(instance, directory, port));
  }

  private static Process start(Instance instance, Path directory, int port) throws Exception {
    String token =
        new TokenFile(directory.resolve("tokens.json"))
            .create(
                new TokenOwner("Prometheus", Set.of(Role.METRICS), null, Set.of()),
                Instant.now(),
                null);
    Path secret = Files.writeString(directory.resolve("token"), token);
    String configuration =
        Files.readString(DEPLOY.resolve("prometheus").resolve("prometheus.yml"))
            .replace("rules.yml", DEPLOY.resolve("prometheus").resolve("rules.yml").toString())
            .replace("127.0.0.1:8090", URI.create(instance.collectorUrl()).getAuthority())
            .replace("127.0.0.1:8080", URI.create(instance.reporterUrl()).getAuthority())
            .replace(
                "# authorization: {credentials_file: /etc/prometheus/makertime.token}",
                "authorization: {credentials_file: " + secret + "}")
            .replace("15s", "1s");
    Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
    return new ProcessBuilder(
            "/usr/bin/prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=warn")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("prometheus.log").toFile())
        .start();
  }

  boolean answers(String query) throws Exception {
    return Await.until(Duration.ofSeconds(50), () -> !result(query).isEmpty());
  }

  JsonNode result(String query) throws Exception {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:%d/api/v1/query?query=%s"
                              .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8))))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        return Json.MAPPER.createArrayNode(); // not yet ready
      }
      JsonNode body = Json.MAPPER.readTree(answer.body());
      assertThat(body.path("status").asText()).as(query + body).isIn("success");
      return body.at("/data/result");
    } catch (java.net.ConnectException e) {
      return Json.MAPPER.createArrayNode();
    }
  }

  /** Runs promtool, which must succeed, and returns its output. */
  static String promtool(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
