package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.tool.gitlab.payload.HookText.HOOKS;
import static dev.makertime.collector.tool.gitlab.payload.HookText.JOBS;
import static dev.makertime.collector.tool.gitlab.payload.HookText.RECEIVED;
import static dev.makertime.collector.tool.gitlab.payload.HookText.hook;
import static dev.makertime.collector.tool.gitlab.payload.HookText.lines;
import static dev.makertime.collector.tool.gitlab.payload.HookText.pipeline;
import static dev.makertime.collector.tool.gitlab.payload.HookText.push;
import static dev.makertime.collector.tool.gitlab.payload.HookText.read;
import static dev.makertime.collector.tool.gitlab.payload.HookText.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hooks are authentic, and what all but Pipeline Hooks tell. */
class GitLabHookTest {
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
    assertThat(HOOKS.isAuthentic(withToken("s3cret"))).isTrue();
    assertThat(HOOKS.isAuthentic(withToken("s3cre"))).isFalse();
    assertThat(HOOKS.isAuthentic(hook("Push Hook", "{}"))).isFalse();
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
    assertThat(HOOKS.isAuthentic(new Payload(headers, body, RECEIVED))).isFalse();
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
        HOOKS.read(
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
}
