package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from a request to an answer, on a real broker, over a restart. */
class InstanceTest {
  @TempDir Path directory;

  @Test
  void what_is_posted_is_measured_and_still_there_after_a_restart() throws Exception {
    List<EngineerDay> expected =
        BatchMeasurement.days(
            GoldenMakertime.CASE.organization(),
            GoldenMakertime.CASE.activities(),
            GoldenMakertime.CASE.from(),
            GoldenMakertime.CASE.to(),
            Instant.now());
    try (Instance instance = makertime().start("{port: 0}")) {
      assertThat(post(instance, GoldenCase.text("14-random", "activities.jsonl"))).isEqualTo(202);

      assertThat(daysOnce(instance, expected)).isEqualTo(expected);
    }
    try (Instance instance = makertime().start("{port: 0}")) {
      assertThat(daysOnce(instance, expected)).isEqualTo(expected);
    }
  }

  @Test
  void an_embedded_broker_goes_on_with_the_partitions_that_it_has() throws Exception {
    List<EngineerDay> expected = measured(GoldenMakertime.CASE.organization());
    try (Instance instance = makertime().start("{port: 0}", "{partitions: 3}")) {
      assertThat(post(instance, GoldenCase.text("14-random", "activities.jsonl"))).isEqualTo(202);
      assertThat(daysOnce(instance, expected)).isEqualTo(expected);
    }
    try (Instance instance = makertime().start("{port: 0}", "{}")) {
      assertThat(daysOnce(instance, expected)).isEqualTo(expected);
    }
    assertThatThrownBy(() -> makertime().start("{port: 0}", "{partitions: 4}"))
        .hasStackTraceContaining("has 3 partitions, but kafka.partitions is 4");
  }

  @Test
  void another_organization_is_in_force_without_a_restart_and_a_wrong_one_never() throws Exception {
    try (Instance instance = makertime().start("{port: 0}")) {
      post(instance, GoldenCase.text("14-random", "activities.jsonl"));
      Path file = directory.resolve("organization.yaml");
      Files.writeString(file, "people: [{id: p01}, {id: p01}]");
      Pause.soThatItWouldHaveHappened(Duration.ofMillis(1_500));

      List<EngineerDay> expected = measured(GoldenMakertime.CASE.organization());
      assertThat(daysOnce(instance, expected)).isEqualTo(expected);

      String without =
          GoldenMakertime.CASE.organizationYaml().replace("- gitlab:user0\n", "- gitlab:nobody\n");
      Files.writeString(file, without);
      List<EngineerDay> moved = measured(OrganizationFile.parse(without));
      assertThat(moved).isNotEqualTo(expected);
      assertThat(daysOnce(instance, moved)).isEqualTo(moved);
      Await.until(
          Duration.ofSeconds(10), () -> get(instance, "/api/unattributed").contains("likely"));
      assertThat(get(instance, "/api/unattributed")).contains("\"likelyOwner\"");
    }
  }

  private static List<EngineerDay> measured(Organization organization) {
    return BatchMeasurement.days(
        organization,
        GoldenMakertime.CASE.activities(),
        GoldenMakertime.CASE.from(),
        GoldenMakertime.CASE.to(),
        Instant.now());
  }

  private static String get(Instance instance, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(instance.reporterUrl() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void what_comes_before_there_is_a_broker_is_taken_kept_over_an_end_and_counted()
      throws Exception {
    List<EngineerDay> expected = measured(GoldenMakertime.CASE.organization());
    try (CollectorStart intake = makertime().intake()) {
      assertThat(post(intake.url(), GoldenCase.text("14-random", "activities.jsonl")))
          .isEqualTo(202);
      assertThat(ready(intake.url())).isEqualTo(503);
    }
    try (CollectorStart intake = makertime().intake();
        Instance instance = makertime().start(intake)) {
      assertThat(daysOnce(instance, expected)).isEqualTo(expected);
      assertThat(ready(intake.url())).isEqualTo(200);
    }
  }

  @Test
  void a_collector_listens_before_the_first_of_all_else_begins() throws Exception {
    List<String> answered = new ArrayList<>();
    try (CollectorStart intake = makertime().intake();
        Instance instance =
            new Instance(
                intake,
                GoldenMakertime.CASE.organization(),
                List.of(),
                Clock.systemUTC(),
                said -> answered.add(said + " " + postedOrNot(intake)))) {
      assertThat(instance.collectorUrl()).isEqualTo(intake.url());
      assertThat(answered)
          .hasSize(3)
          .allMatch(said -> said.endsWith(" 202"))
          .first()
          .isEqualTo("starting the embedded broker 202");
    }
  }

  @Test
  void a_whole_that_cannot_start_lets_go_of_the_port_and_of_the_directory() throws Exception {
    try (Instance instance = makertime().start("{port: 0}", "{partitions: 3}")) {
      assertThat(instance.reporterUrl()).isNotEmpty();
    }
    Configuration wrong = makertime().configuration("{port: 0}", "{partitions: 4}");
    CollectorStart intake = new CollectorStart(wrong, Clock.systemUTC());
    String url = intake.url();
    assertThatThrownBy(() -> makertime().start(intake))
        .hasStackTraceContaining("has 3 partitions, but kafka.partitions is 4");

    assertThatThrownBy(() -> post(url, "{}")).isInstanceOf(ConnectException.class);
    try (CollectorStart again = new CollectorStart(wrong, Clock.systemUTC())) {
      assertThat(ready(again.url())).isEqualTo(503);
    }
  }

  private static int postedOrNot(CollectorStart intake) {
    try {
      return post(intake.url(), GoldenCase.text("14-random", "activities.jsonl"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int ready(String collector) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(collector + "/health/ready")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private GoldenMakertime makertime() {
    return new GoldenMakertime(directory);
  }

  private static int post(Instance instance, String lines) throws Exception {
    return post(instance.collectorUrl(), lines);
  }

  private static int post(String collector, String lines) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(collector + "/v1/activities"))
                .header("Authorization", "Bearer token")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** The days of the case's period as soon as they are as expected, or after a minute. */
  private static List<EngineerDay> daysOnce(Instance instance, List<EngineerDay> expected)
      throws Exception {
    return Await.read(Duration.ofMinutes(1), () -> days(instance), expected::equals);
  }

  private static List<EngineerDay> days(Instance instance) throws Exception {
    String query =
        "/api/days?from=%s&to=%s".formatted(GoldenMakertime.CASE.from(), GoldenMakertime.CASE.to());
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(instance.reporterUrl() + query)).build(),
                HttpResponse.BodyHandlers.ofString());
    return Json.MAPPER.readValue(answer.body(), new TypeReference<List<EngineerDay>>() {});
  }
}
