package dev.makertime.collector.tool.gitlab.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabHookTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-15T12:00:00Z");
  private static final String PROJECT =
      "\"project\":{\"web_url\":\"https://git.example.com:8443/data/churn\","
          + "\"path_with_namespace\":\"data/churn\"}";

  private final GitLabHook source = new GitLabHook("gitlab", List.of("s3cret"));

  private static final String JOBS =
      job(11, "success", false, "10:01:00", "10:04:00", 2.4)
          + ","
          + job(12, "success", false, "10:04:00", "10:08:00", 1);

  @Test
  void a_finished_pipeline_is_a_wait_from_its_creation_to_its_last_automatic_job() {
    assertThat(lines(pipeline("success", "push", JOBS)))
        .containsExactly(
            "{\"id\":\"git.example.com:8443/pipeline/7\",\"revision\":"
                + ((1L << 40) + Instant.parse("2026-06-15T10:08:00Z").getEpochSecond() * 16 + 10)
                + ",\"identity\":\"gitlab:ana\",\"kind\":\"wait\","
                + "\"start\":\"2026-06-15T10:00:00Z\",\"began\":\"2026-06-15T10:01:00Z\","
                + "\"end\":\"2026-06-15T10:08:00Z\",\"subject\":\"data/churn\","
                + "\"labels\":{\"trigger\":\"push\"}}");
  }

  @Test
  void a_running_pipeline_is_an_open_wait_of_a_lower_revision() {
    Activity running =
        activities(pipeline("running", "push", job(11, "running", false, "10:01:00", null, 0)))
            .get(0);

    assertThat(running.end()).isNull();
    assertThat(running.revision())
        .isLessThan(activities(pipeline("success", "push", JOBS)).get(0).revision());
  }

  @Test
  void a_pipeline_at_a_gate_is_waited_for_no_longer() {
    String atGate = JOBS + "," + job(13, "manual", true, null, null, 0);

    assertThat(activities(pipeline("manual", "push", atGate)))
        .extracting(activity -> String.valueOf(activity.end()))
        .containsExactly("2026-06-15T10:08:00Z");
  }

  @Test
  void whoever_plays_a_manual_job_does_it_by_hand_and_waits_for_it() {
    String played = JOBS + "," + job(13, "success", true, "14:00:10", "14:09:00", 10);

    assertThat(activities(pipeline("success", "push", played)))
        .extracting(
            activity ->
                "%s %s %s %s %s"
                    .formatted(
                        activity.id().replace("git.example.com:8443/", ""),
                        activity.identity(),
                        activity.kind(),
                        activity.start(),
                        activity.end()))
        .containsExactly(
            "pipeline/7 gitlab:ana WAIT 2026-06-15T10:00:00Z 2026-06-15T10:08:00Z",
            "job/13/play gitlab:rui MANUAL 2026-06-15T14:00:00Z 2026-06-15T14:00:00Z",
            "job/13 gitlab:rui WAIT 2026-06-15T14:00:00Z 2026-06-15T14:09:00Z");
  }

  @Test
  void what_runs_behind_a_gate_does_not_prolong_the_authors_wait() {
    String behind =
        JOBS
            + ","
            + job(13, "success", true, "14:00:10", "14:09:00", 10)
            + ","
            + job(14, "success", false, "14:09:05", "14:30:00", 1);

    assertThat(activities(pipeline("success", "push", behind)).get(0).end())
        .isEqualTo("2026-06-15T10:08:00Z");
  }

  @Test
  void the_authors_wait_stays_over_while_jobs_behind_a_gate_are_still_to_come() {
    String opened =
        JOBS
            + ","
            + job(13, "running", true, "14:00:10", null, 10)
            + ","
            + job(14, "created", false, null, null, 0);

    assertThat(activities(pipeline("running", "push", opened)).get(0).end())
        .isEqualTo("2026-06-15T10:08:00Z");
  }

  @Test
  void a_pipeline_started_in_the_browser_is_also_an_act() {
    assertThat(activities(pipeline("success", "web", JOBS)))
        .extracting(Activity::kind)
        .extracting(Object::toString)
        .containsExactly("WAIT", "MANUAL");
  }

  @Test
  void nobody_waits_for_a_schedule_but_its_manual_jobs_count() {
    assertThat(read(hook("Pipeline Hook", pipeline("success", "schedule", JOBS))))
        .isInstanceOf(Reading.Ignored.class);
    assertThat(
            activities(
                pipeline(
                    "success", "schedule", job(13, "success", true, "14:00:10", "14:09:00", 10))))
        .hasSize(2);
  }

  @Test
  void a_pipeline_canceled_before_it_began_has_no_began() {
    Activity wait = activities(pipeline("canceled", "push", "")).get(0);

    assertThat(wait.began()).isNull();
    assertThat(wait.end()).isNotNull();
  }

  @Test
  void a_child_pipeline_is_part_of_its_parents_wait() {
    String child =
        pipeline("success", "push", JOBS)
            .replace("\"user\":", "\"source_pipeline\":{\"pipeline_id\":6},\"user\":");

    assertThat(read(hook("Pipeline Hook", child))).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void a_token_of_a_project_is_no_person() {
    String bot = pipeline("success", "api", JOBS).replace("\"ana\"", "\"project_42_bot_x\"");

    assertThat(read(hook("Pipeline Hook", bot))).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void a_push_is_a_sign_of_work_when_its_newest_commit_was_made() {
    assertThat(lines("Push Hook", push("[{\"timestamp\":\"2026-06-15T09:59:30+02:00\"}]")))
        .singleElement()
        .asString()
        .contains("\"kind\":\"presence\",\"start\":\"2026-06-15T07:59:30Z\"")
        .contains("\"id\":\"git.example.com:8443/push/15/refs/heads/main/abc\"");
  }

  @Test
  void a_push_without_commits_is_a_sign_of_work_when_it_first_came() {
    Activity first = read(push("[]"), RECEIVED);
    Activity again = read(push("[]"), RECEIVED.plusSeconds(86_400));

    assertThat(first.start()).isEqualTo(RECEIVED);
    assertThat(dev.makertime.model.VersionOrder.holds(again, first)).isFalse();
  }

  @Test
  void a_time_without_an_offset_is_rejected() {
    String wrong = pipeline("success", "push", JOBS).replace("10:00:00 UTC", "10:00:00");

    assertThat(read(hook("Pipeline Hook", wrong))).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void events_that_tell_nothing_are_ignored_with_a_reason() {
    assertThat(read(hook("Issue Hook", "{\"object_kind\":\"issue\"}")))
        .isEqualTo(new Reading.Ignored("events of kind issue tell nothing that is counted"));
  }

  @Test
  void only_the_right_token_is_authentic() {
    assertThat(source.isAuthentic(withToken("s3cret"))).isTrue();
    assertThat(source.isAuthentic(withToken("s3cre"))).isFalse();
    assertThat(source.isAuthentic(hook("Push Hook", "{}"))).isFalse();
    assertThat(new GitLabHook("gitlab", List.of()).isAuthentic(withToken(""))).isFalse();
  }

  @Test
  void a_signed_hook_is_known_by_its_signature_and_its_age() throws Exception {
    String key = java.util.Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
    GitLabHook signed = new GitLabHook("gitlab", List.of("whsec_" + key));
    byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String at = Long.toString(RECEIVED.getEpochSecond());
    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));
    String signature =
        java.util.Base64.getEncoder()
            .encodeToString(
                mac.doFinal(
                    ("id." + at + ".{}").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Map<String, String> headers =
        Map.of(
            "webhook-id",
            "id",
            "webhook-timestamp",
            at,
            "webhook-signature",
            "v1,AAAA v1," + signature);

    assertThat(signed.isAuthentic(new Payload(headers, body, RECEIVED))).isTrue();
    assertThat(signed.isAuthentic(new Payload(headers, body, RECEIVED.plusSeconds(301)))).isFalse();
    assertThat(signed.isAuthentic(new Payload(headers, new byte[] {'1'}, RECEIVED))).isFalse();
    assertThat(signed.isAuthentic(new Payload(Map.of(), body, RECEIVED))).isFalse();
    assertThat(source.isAuthentic(new Payload(headers, body, RECEIVED))).isFalse();
  }

  @Test
  void acts_on_merge_requests_and_notes_are_signs_of_work() {
    String project =
        "\"project\":{\"web_url\":\"https://git.example.com/data/churn\","
            + "\"path_with_namespace\":\"data/churn\"},\"user\":{\"username\":\"ana\"}";
    String merged =
        "{\"object_kind\":\"merge_request\",\"object_attributes\":{\"id\":99,\"action\":\"merge\","
            + "\"title\":\"secret\",\"updated_at\":\"2026-06-15 10:00:00 UTC\"},"
            + project
            + "}";
    String note =
        "{\"object_kind\":\"note\",\"object_attributes\":{\"id\":5,\"note\":\"secret\","
            + "\"created_at\":\"2026-06-15T10:00:00Z\"},"
            + project
            + "}";

    assertThat(lines("Merge Request Hook", merged))
        .containsExactly(
            "{\"id\":\"git.example.com/merge_request/99/merged\",\"revision\":28504281600,"
                + "\"identity\":\"gitlab:ana\",\"kind\":\"presence\","
                + "\"start\":\"2026-06-15T10:00:00Z\",\"end\":\"2026-06-15T10:00:00Z\","
                + "\"subject\":\"data/churn\"}");
    assertThat(lines("Note Hook", note))
        .singleElement()
        .asString()
        .contains("git.example.com/note/5");
    assertThat(lines("Note Hook", note)).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void a_deployment_is_a_delivery() {
    String hook =
        "{\"object_kind\":\"deployment\",\"status\":\"success\",\"deployment_id\":15,\"status_changed_at\":\"2021-04-28"
            + " 21:50:00 +0200\",\"environment\":\"prod\","
            + "\"environment_tier\":\"production\",\"commit_url\":"
            + "\"https://git.example.com/data/churn/-/commit/279484c09fbe69ededfced8c1bb6e6d24616b468\","
            + "\"project\":{\"web_url\":\"https://git.example.com/data/churn\","
            + "\"path_with_namespace\":\"data/churn\"}}";

    Reading reading =
        source.read(
            new Payload(
                Map.of(), hook.getBytes(java.nio.charset.StandardCharsets.UTF_8), RECEIVED));

    assertThat(((Reading.Found) reading).deliveries())
        .containsExactly(
            new dev.makertime.model.Delivery(
                "git.example.com/deployment/15",
                "data/churn",
                "prod",
                "production",
                "279484c09fbe69ededfced8c1bb6e6d24616b468",
                null,
                Instant.parse("2021-04-28T19:50:00Z"),
                "success",
                (2L << 44)
                    + (2L << 42)
                    + Instant.parse("2021-04-28T19:50:00Z").getEpochSecond() * 16));
  }

  private static Payload withToken(String token) {
    return new Payload(Map.of("X-Gitlab-Token", token), new byte[0], RECEIVED);
  }

  private Reading read(Payload payload) {
    return source.read(payload);
  }

  private Activity read(String push, Instant at) {
    Reading reading =
        source.read(
            new Payload(
                Map.of("X-Gitlab-Event", "Push Hook"), push.getBytes(StandardCharsets.UTF_8), at));
    return ((Reading.Found) reading).activities().get(0);
  }

  private List<Activity> activities(String pipeline) {
    return activities("Pipeline Hook", pipeline);
  }

  private List<Activity> activities(String event, String body) {
    Reading reading = read(hook(event, body));
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).activities();
  }

  private List<String> lines(String pipeline) {
    return lines("Pipeline Hook", pipeline);
  }

  private List<String> lines(String event, String body) {
    return activities(event, body).stream()
        .map(activity -> Json.MAPPER.valueToTree(activity).toString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "https://git_lab.example.com/data/churn, git_lab.example.com",
    "http://gitlab_server:8929/data/churn, gitlab_server:8929",
    "https://git.example.com/data/über straße, git.example.com",
    "https://[::1]:8443/data, [::1]:8443",
    "https://git.example.com, git.example.com"
  })
  void a_gitlab_is_known_by_its_host_however_odd(String url, String host) {
    assertThat(GitLabHook.host(url)).isEqualTo(host);
  }

  private static Payload hook(String event, String body) {
    return new Payload(
        Map.of("X-Gitlab-Event", event), body.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }

  private static String push(String commits) {
    return "{\"object_kind\":\"push\",\"user_username\":\"ana\",\"project_id\":15,"
        + "\"ref\":\"refs/heads/main\",\"after\":\"abc\","
        + PROJECT
        + ",\"commits\":"
        + commits
        + "}";
  }

  private static String pipeline(String status, String trigger, String jobs) {
    return "{\"object_kind\":\"pipeline\",\"object_attributes\":{\"id\":7,\"status\":\""
        + status
        + "\",\"source\":\""
        + trigger
        + "\",\"created_at\":\"2026-06-15 10:00:00 UTC\"},\"user\":{\"username\":\"ana\"},"
        + PROJECT
        + ",\"builds\":["
        + jobs
        + "]}";
  }

  private static String job(
      int id,
      String status,
      boolean manual,
      @org.jspecify.annotations.Nullable String started,
      @org.jspecify.annotations.Nullable String finished,
      double queued) {
    return "{\"id\":%d,\"status\":\"%s\",\"manual\":%s,\"created_at\":\"2026-06-15 10:00:00 UTC\",\"started_at\":%s,\"finished_at\":%s,\"queued_duration\":%s,\"user\":{\"username\":\"rui\"}}"
        .formatted(id, status, manual, time(started), time(finished), queued);
  }

  private static String time(@org.jspecify.annotations.Nullable String time) {
    return time == null ? "null" : "\"2026-06-15 " + time + " UTC\"";
  }
}
