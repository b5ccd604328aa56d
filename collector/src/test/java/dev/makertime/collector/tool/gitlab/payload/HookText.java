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

/** Short payloads of GitLab, and what its hooks make of them. */
final class HookText {
  static final Instant RECEIVED = Instant.parse("2026-06-15T12:00:00Z");

  static final String PROJECT =
      "\"project\":{\"web_url\":\"https://git.example.com:8443/data/churn\","
          + "\"path_with_namespace\":\"data/churn\"}";

  static final GitLabHook HOOKS = new GitLabHook("gitlab", List.of("s3cret"));

  static final String JOBS =
      job(11, "success", false, "10:01:00", "10:04:00", 2.4)
          + ","
          + job(12, "success", false, "10:04:00", "10:08:00", 1);

  private HookText() {}

  static Payload withToken(String token) {
    return new Payload(Map.of("X-Gitlab-Token", token), new byte[0], RECEIVED);
  }

  static Reading read(Payload payload) {
    return HOOKS.read(payload);
  }

  static Activity read(String push, Instant at) {
    Reading reading =
        HOOKS.read(
            new Payload(
                Map.of("X-Gitlab-Event", "Push Hook"), push.getBytes(StandardCharsets.UTF_8), at));
    return ((Reading.Found) reading).activities().get(0);
  }

  static List<Activity> activities(String pipeline) {
    return activities("Pipeline Hook", pipeline);
  }

  static List<Activity> activities(String event, String body) {
    Reading reading = read(hook(event, body));
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).activities();
  }

  static List<String> lines(String pipeline) {
    return lines("Pipeline Hook", pipeline);
  }

  static List<String> lines(String event, String body) {
    return activities(event, body).stream()
        .map(activity -> Json.MAPPER.valueToTree(activity).toString())
        .toList();
  }

  static Payload hook(String event, String body) {
    return new Payload(
        Map.of("X-Gitlab-Event", event), body.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }

  static String push(String commits) {
    return "{\"object_kind\":\"push\",\"user_username\":\"ana\",\"project_id\":15,"
        + "\"ref\":\"refs/heads/main\",\"after\":\"abc\","
        + PROJECT
        + ",\"commits\":"
        + commits
        + "}";
  }

  static String pipeline(String status, String trigger, String jobs) {
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

  static String job(
      int id,
      String status,
      boolean manual,
      @org.jspecify.annotations.Nullable String started,
      @org.jspecify.annotations.Nullable String finished,
      double queued) {
    return "{\"id\":%d,\"status\":\"%s\",\"manual\":%s,\"created_at\":\"2026-06-15 10:00:00 UTC\",\"started_at\":%s,\"finished_at\":%s,\"queued_duration\":%s,\"user\":{\"username\":\"rui\"}}"
        .formatted(id, status, manual, time(started), time(finished), queued);
  }

  static String time(@org.jspecify.annotations.Nullable String time) {
    return time == null ? "null" : "\"2026-06-15 " + time + " UTC\"";
  }
}
