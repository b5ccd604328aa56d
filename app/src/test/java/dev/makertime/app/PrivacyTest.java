package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.waiting.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of what a meeting is about, and of people outside the organization, nothing is found in whatever
 * a running makertime has written or says: topics, states, store, spool, logs, metrics, answers.
 */
class PrivacyTest {
  private static final String CANARY = "Zq7Canary";

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void nothing_of_a_meeting_but_its_time_is_written_anywhere() throws Exception {
    Files.writeString(directory.resolve("good.ics"), calendar(event("good", "DTSTART")));
    Files.writeString(
        directory.resolve("odd.ics"), calendar(event("odd1", "DTSTART") + event("odd2", "DTEND")));
    Files.writeString(
        directory.resolve("cut.ics"), calendar(event("cut", "DTSTART")).substring(0, 400));
    Files.writeString(
        directory.resolve("organization.yaml"),
        "people: [{id: ana, name: Ana, identities: [\"email:ana@example.com\","
            + " \"gitlab:ana\"]}]\n");
    Path config = Files.writeString(directory.resolve("makertime.yaml"), configuration());
    Path log = directory.resolve("run.log");
    try (Child run =
        Child.start(log, Map.of("MAKERTIME_LOG", "info"), "run", "--config", config.toString())) {
      run.await("reporter  http");
      String collector = address(run.output(), "collector");
      String reporter = address(run.output(), "reporter");
      push(collector);
      trace(collector);
      String days = awaitMeeting(reporter);

      assertThat(days).contains("\"meeting\":1800").doesNotContain(CANARY);
      assertThat(get(collector + "/metrics") + get(reporter + "/metrics")).doesNotContain(CANARY);
      assertThat(get(reporter + "/api/unattributed")).doesNotContain(CANARY);
      assertThat(get(reporter + "/")).doesNotContain(CANARY);
      run.kill();
    }
    assertThat(Files.readString(log)).contains("cannot be read").doesNotContain(CANARY);
    assertThat(filesWith("dead-letters")).as("something was set aside").isNotEmpty();
    assertThat(filesWith(CANARY)).isEmpty();
  }

  private String configuration() {
    StringBuilder yaml =
        new StringBuilder(
            """
            organization: organization.yaml
            data: {directory: data}
            kafka: {partitions: 2}
            collector: {port: 0}
            reporter: {port: 0}
            sources:
              - {type: gitlab, secrets: [hook]}
              - {type: otlp, secrets: [hook]}
            """);
    for (String name : List.of("good", "odd", "cut")) {
      yaml.append(
          "  - {type: ical, name: %s, file: %s.ics, owner: \"email:ana@example.com\", since: 2026-01-01}%n"
              .formatted(name, name));
    }
    return yaml.toString();
  }

  /** Of which one property cannot be read, if that is wanted. */
  private static String event(String uid, String broken) {
    String text =
        """
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20260101T000000Z
        DTSTART:20260914T090000Z
        DTEND:20260914T093000Z
        SUMMARY:%sTitle
        DESCRIPTION:%sText
        LOCATION:%sPlace
        CATEGORIES:%sCategory
        ORGANIZER;CN=%sName:mailto:%s@outside.example
        ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:ana@example.com
        ATTENDEE;CN=%sGuest;PARTSTAT=ACCEPTED:mailto:%sguest@outside.example
        END:VEVENT
        """
            .formatted(uid, CANARY, CANARY, CANARY, CANARY, CANARY, CANARY, CANARY, CANARY);
    return broken.equals("DTEND") ? text.replace("DTEND:2026", "DTEND:" + CANARY) : text;
  }

  private static String calendar(String events) {
    return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n").replace("\n", "\r\n");
  }

  /** A commit's message is nobody's business either. */
  private void push(String collector) throws Exception {
    String body =
        """
        {"object_kind":"push","ref":"refs/heads/main","after":"0a1b2c3d","user_username":"ana","project_id":7,
         "user_name":"%s","user_email":"%s@outside.example",
         "project":{"web_url":"https://git.example.com/data/churn","path_with_namespace":"data/churn","description":"%s"},
         "commits":[{"id":"0a1b2c3d","message":"%s","title":"%s","timestamp":"2026-09-14T10:00:00Z","author":{"name":"%s"}}]}
        """
            .formatted(CANARY, CANARY, CANARY, CANARY, CANARY, CANARY);
    int status =
        http.send(
                HttpRequest.newBuilder(URI.create(collector + "/webhooks/gitlab"))
                    .header("Content-Type", "application/json")
                    .header("X-Gitlab-Event", "Push Hook")
                    .header("X-Gitlab-Token", "hook")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(202);
  }

  /** Nor is what a coding agent was asked, or a link's secrets; one of the spans is set aside. */
  private void trace(String collector) throws Exception {
    String span =
        """
        {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b716920333%d","name":"%s","startTimeUnixNano":"%d",
         "endTimeUnixNano":"1789380600000000000","status":{"code":2,"message":"%s"},"events":[{"name":"%s"}],
         "attributes":[{"key":"cicd.pipeline.name","value":{"stringValue":"etl"}},
          {"key":"cicd.pipeline.result","value":{"stringValue":"failure"}},
          {"key":"cicd.pipeline.run.sender.login","value":{"stringValue":"ana"}},
          {"key":"cicd.pipeline.run.url.full","value":{"stringValue":"https://u:%s@ci.example.com/1?token=%s"}},
          {"key":"gen_ai.input.messages","value":{"stringValue":"%s"}}]}""";
    String spans =
        span.formatted(
                1, CANARY, 1_789_380_000_000_000_000L, CANARY, CANARY, CANARY, CANARY, CANARY)
            + ","
            + span.formatted(2, CANARY, 17, CANARY, CANARY, CANARY, CANARY, CANARY);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(collector + "/v1/traces"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer hook")
                .POST(
                    BodyPublishers.ofString(
                        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[%s]}]}]}"
                            .formatted(spans)))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"rejectedSpans\":\"1\"").doesNotContain(CANARY);
  }

  private String awaitMeeting(String reporter) throws Exception {
    return Await.read(
        Duration.ofMinutes(1),
        () -> get(reporter + "/api/days?from=2026-09-14&to=2026-09-14"),
        days -> days.contains("\"meeting\":1800"));
  }

  private String get(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  private static String address(String output, String role) {
    return output
        .lines()
        .filter(line -> line.startsWith(role + " "))
        .map(line -> line.substring(line.indexOf("http")))
        .findFirst()
        .orElseThrow();
  }

  private List<String> filesWith(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory.resolve("data"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      boolean named = file.toString().contains(text) && Files.size(file) > 0;
      if (named || content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
        found.add(file.toString());
      }
    }
    return found;
  }
}
