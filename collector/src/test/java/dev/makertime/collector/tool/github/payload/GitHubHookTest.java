package dev.makertime.collector.tool.github.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubHookTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-15T12:00:00Z");
  private static final String REPOSITORY =
      "\"repository\":{\"full_name\":\"data/churn\",\"html_url\":\"https://github.example.com/data/churn\"}";
  private static final String RUN =
      """
      {"id":71,"run_attempt":%d,"event":"%s","status":"%s","conclusion":null,"name":"secret title",
       "html_url":"https://github.example.com/data/churn/actions/runs/71",
       "created_at":"2026-06-15T10:00:00Z","run_started_at":"2026-06-15T%sZ",
       "updated_at":"2026-06-15T10:09:00Z","actor":{"login":"bo","type":"User"},
       "triggering_actor":{"login":"%s","type":"%s"},%s}
      """;

  private final GitHubHook source = new GitHubHook("github", List.of("old", "new"));

  @Test
  void who_set_a_run_off_waits_for_it() {
    assertThat(told("workflow_run", run(1, "push", "completed", "Ana", "User")))
        .containsExactly(
            """
            {"id":"github.example.com/run/71/1","revision":28504290248,"identity":"github:ana",\
            "kind":"wait","start":"2026-06-15T10:00:00Z","began":"2026-06-15T10:00:00Z",\
            "end":"2026-06-15T10:09:00Z","subject":"data/churn","labels":{"trigger":"push"}}\
            """);
  }

  @Test
  void a_run_that_is_queued_has_not_begun_and_one_in_progress_has_not_ended() {
    assertThat(told("workflow_run", run(1, "push", "queued", "ana", "User")))
        .singleElement()
        .asString()
        .doesNotContain("began", "\"end\"");
    assertThat(told("workflow_run", run(1, "push", "in_progress", "ana", "User")))
        .singleElement()
        .asString()
        .contains("\"began\":\"2026-06-15T10:09:00Z\"")
        .doesNotContain("\"end\"");
  }

  @ParameterizedTest
  @CsvSource({"1, workflow_dispatch, workflow_dispatch, 10:00:00", "2, push, rerun, 10:05:00"})
  void a_run_that_was_dispatched_or_repeated_was_started_by_hand(
      int attempt, String event, String trigger, String at) {
    assertThat(told("workflow_run", run(attempt, event, "completed", "cleo", "User")))
        .hasSize(2)
        .first()
        .asString()
        .contains(
            "\"id\":\"github.example.com/run/71/%d/start\"".formatted(attempt),
            "\"identity\":\"github:cleo\",\"kind\":\"manual\"",
            "\"start\":\"2026-06-15T%sZ\"".formatted(at),
            "\"trigger\":\"%s\"".formatted(trigger));
  }

  @ParameterizedTest
  @CsvSource({"schedule, User", "push, Bot"})
  void a_schedule_or_a_bot_waits_for_nothing(String event, String type) {
    assertThat(source.read(hook("workflow_run", run(1, event, "completed", "ana", type))))
        .matches(RunsAlone::isIn);
  }

  @Test
  void a_run_is_waited_for_until_it_stands_before_an_approval() {
    assertThat(told("workflow_run", run(1, "push", "waiting", "ana", "User")))
        .singleElement()
        .asString()
        .contains("\"end\":\"2026-06-15T10:09:00Z\"");
  }

  @Test
  void an_approval_was_given_by_hand() {
    String body =
        """
        {"action":"approved","since":"2026-06-15T11:00:00Z","approver":{"login":"dan","type":"User"},
         "workflow_run":{"id":71},%s}
        """
            .formatted(REPOSITORY);

    assertThat(told("deployment_review", body))
        .singleElement()
        .asString()
        .contains(
            "\"identity\":\"github:dan\",\"kind\":\"manual\",\"start\":\"2026-06-15T11:00:00Z\"");
  }

  @Test
  void pushes_pull_requests_and_reviews_are_signs_of_work() {
    String sender = "\"sender\":{\"login\":\"ana\",\"type\":\"User\"}";
    String push =
        "{\"ref\":\"refs/heads/x\",\"after\":\"a1\",\"head_commit\":{\"timestamp\":\"2026-06-15T11:30:00+02:00\"},%s,%s}"
            .formatted(sender, REPOSITORY);
    String request =
        "{\"action\":\"opened\",\"number\":4,\"pull_request\":{\"title\":\"secret title\",\"created_at\":\"2026-06-15T09:40:00Z\"},%s,%s}"
            .formatted(sender, REPOSITORY);
    String review =
        "{\"action\":\"submitted\",\"review\":{\"id\":9,\"body\":\"secret title\",\"submitted_at\":\"2026-06-15T09:50:00Z\"},%s,%s}"
            .formatted(sender, REPOSITORY);

    assertThat(told("push", push))
        .singleElement()
        .asString()
        .contains("\"start\":\"2026-06-15T09:30:00Z\"");
    assertThat(told("pull_request", request))
        .singleElement()
        .asString()
        .contains("/pull/data/churn/4/opened");
    assertThat(told("pull_request_review", review))
        .singleElement()
        .asString()
        .contains("/review/9");
  }

  @ParameterizedTest
  @CsvSource({"deployment", "star"})
  void other_events_are_ignored_with_a_reason(String event) {
    assertThat(source.read(hook(event, "{" + REPOSITORY + "}")))
        .isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void a_clock_that_is_centuries_off_is_rejected() {
    String body =
        run(1, "push", "completed", "ana", "User")
            .replace("\"created_at\":\"2026", "\"created_at\":\"1015");

    assertThat(source.read(hook("workflow_run", body)))
        .isEqualTo(new Reading.Rejected("a time that cannot be read: created_at is before 2000"));
  }

  @Test
  void answers_of_the_api_tell_the_same() {
    String run = RUN.formatted(1, "push", "completed", "10:05:00", "ana", "User", REPOSITORY);
    byte[] list =
        "{\"total_count\":1,\"workflow_runs\":[%s]}"
            .formatted(run)
            .getBytes(StandardCharsets.UTF_8);

    assertThat(source.readAnswer(list))
        .isEqualTo(source.read(hook("workflow_run", run(1, "push", "completed", "ana", "User"))));
    assertThat(source.readAnswer("{\"jobs\":[]}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Ignored.class);
    assertThat(source.readAnswer("[{}]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Rejected.class);
  }

  /** The first signature is the example of GitHub's documentation. */
  @Test
  void a_payload_is_authentic_if_any_secret_signed_exactly_its_bytes() throws Exception {
    GitHubHook documented = new GitHubHook("github", List.of("It's a Secret to Everybody"));
    assertThat(
            documented.isAuthentic(
                signed(
                    "Hello, World!",
                    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")))
        .isTrue();
    assertThat(source.isAuthentic(signed("{}", hmac("old", "{}")))).isTrue();
    assertThat(source.isAuthentic(signed("{}", hmac("new", "{}")))).isTrue();
    assertThat(source.isAuthentic(signed("{} ", hmac("new", "{}")))).isFalse();
    assertThat(source.isAuthentic(signed("{}", hmac("other", "{}")))).isFalse();
    assertThat(source.isAuthentic(signed("{}", hmac("new", "{}").substring(2)))).isFalse();
    assertThat(source.isAuthentic(signed("{}", "no hexadecimal"))).isFalse();
    assertThat(source.isAuthentic(hook("push", "{}"))).isFalse();
    assertThat(new GitHubHook("github", List.of("")).isAuthentic(signed("{}", ""))).isFalse();
  }

  private static Payload signed(String body, String hex) {
    return new Payload(
        Map.of("X-Hub-Signature-256", "sha256=" + hex),
        body.getBytes(StandardCharsets.UTF_8),
        RECEIVED);
  }

  private static String hmac(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String run(int attempt, String event, String status, String who, String type) {
    return "{\"action\":\"x\",\"workflow_run\":%s,%s}"
        .formatted(
            RUN.formatted(attempt, event, status, "10:05:00", who, type, REPOSITORY), REPOSITORY);
  }

  private static Payload hook(String event, String body) {
    return new Payload(
        Map.of("X-GitHub-Event", event), body.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }

  /** As JSON lines, in which nothing of titles may be. */
  private List<String> told(String event, String body) {
    Reading reading = source.read(hook(event, body));
    assertThat(reading).isInstanceOf(Reading.Found.class);
    List<String> lines =
        ((Reading.Found) reading).activities().stream().map(GitHubHookTest::json).toList();
    assertThat(lines).noneMatch(line -> line.contains("secret title"));
    return lines;
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
