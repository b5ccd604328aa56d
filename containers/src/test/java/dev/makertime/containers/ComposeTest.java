package dev.makertime.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;

/** docker-compose.yml with the simulated organization, as a newcomer starts it. */
@Tag("containers")
@EnabledIf(
    value = "isComposeThere",
    disabledReason = "no Docker engine answers, or there is no docker-compose")
class ComposeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String GRAFANA = "grafana/grafana:12.2.0";

  private final Map<String, String> environment = new HashMap<>();

  static boolean isComposeThere() {
    try {
      return Image.isDockerThere() && run(Map.of(), "docker-compose", "version").code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void down() throws IOException {
    compose("down", "-v", "--remove-orphans");
  }

  @Test
  void everything_comes_up_healthy_and_the_simulated_organization_fills_it() throws Exception {
    for (String port : List.of("COLLECTOR", "REPORTER", "PROMETHEUS", "GRAFANA")) {
      environment.put(port + "_PORT", String.valueOf(FreePorts.next()));
    }
    environment.put("REPORTER_BIND", "0.0.0.0"); // the engine may be on another host than the test
    environment.put("MAKERTIME_IMAGE", Image.current());
    List<String> services =
        new ArrayList<>(
            List.of("kafka", "setup", "collector", "streams", "reporter", "prometheus", "demo"));
    if (run(environment, "docker", "image", "inspect", GRAFANA).code() == 0) {
      services.add("grafana");
    }

    List<String> up = new ArrayList<>(List.of("up", "-d", "--no-build"));
    up.addAll(services);
    Output started = compose(up.toArray(String[]::new));
    assertThat(started.code()).as(started.errors()).isZero();
    awaitHealthy(services.size() - 1);

    String token =
        compose(
                "exec",
                "-T",
                "reporter",
                "makertime",
                "token",
                "create",
                "--config",
                "/demo/makertime.yaml",
                "--role",
                "lead",
                "--team",
                "churn",
                "--name",
                "lea")
            .text()
            .strip();
    assertThat(awaitMeetings(token)).contains("\"team\":\"churn\"");
  }

  private void awaitHealthy(int services) throws Exception {
    String state =
        Await.read(
            Duration.ofSeconds(90),
            () -> compose("ps").text(),
            text -> text.split("\\(healthy\\)", -1).length - 1 == services);
    assertThat(state.split("\\(healthy\\)", -1).length - 1)
        .as("not healthy in 90 s:\n" + state + compose("logs").text())
        .isEqualTo(services);
  }

  /** Until calendars have been read too. */
  private String awaitMeetings(String token) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String address =
        "http://%s:%s/api/team-days?from=%s&to=%s"
            .formatted(
                DockerClientFactory.instance().dockerHostIpAddress(),
                environment.get("REPORTER_PORT"),
                today.minusDays(30),
                today.minusDays(10));
    String days = "";
    for (int i = 0; i < 1_200; i++) {
      days =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address))
                      .header("Authorization", "Bearer " + token)
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      if (days.matches("(?s).*\"meeting\":[1-9].*\"run\":[1-9].*")) {
        return days;
      }
      Pause.betweenTries();
    }
    throw new AssertionError("no meetings and waits in four minutes: " + days);
  }

  private Output compose(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker-compose",
                "--env-file",
                "deploy/compose/demo.env",
                "-p",
                "makertime-compose-test"));
    command.addAll(List.of(arguments));
    return run(environment, command.toArray(String[]::new));
  }

  /** What a command printed on both streams, and its exit code. */
  private record Output(int code, String text, String errors) {}

  private static Output run(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().putAll(environment);
    Path errors = Files.createTempFile("compose", ".log");
    try {
      Process process = builder.redirectError(errors.toFile()).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text, Files.readString(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(errors);
    }
  }
}
