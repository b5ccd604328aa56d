package dev.makertime.collector.tool.github.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By webhooks alone: nobody waits for a machine while a run stands before an approval. */
class GateHookTest {
  private static final String UNTIL_THE_GATE =
      "github:ana 2026-06-15T10:00:00Z 2026-06-15T10:00:00Z 2026-06-15T10:10:00Z";

  private final KeepingInbox inbox = new KeepingInbox();

  @Test
  void the_wait_ends_when_an_approval_is_asked_for_in_whatever_order_hooks_come() {
    List<Payload> hooks =
        new ArrayList<>(
            List.of(
                run("queued", "10:00:01"),
                run("in_progress", "10:01:00"),
                review("requested", "waiting", "10:10:00"),
                review("approved", "in_progress", "10:10:00"),
                run("completed", "15:05:00")));
    hear(hooks);
    assertThat(waits()).containsExactly(UNTIL_THE_GATE);

    inbox.kept.clear();
    Collections.reverse(hooks);
    hear(hooks);
    assertThat(waits()).containsExactly(UNTIL_THE_GATE);
  }

  @Test
  void of_several_approvals_the_first_ends_the_wait() {
    hear(
        List.of(
            review("requested", "waiting", "12:00:00"),
            review("requested", "waiting", "10:10:00"),
            review("requested", "waiting", "14:00:00")));

    assertThat(waits()).containsExactly(UNTIL_THE_GATE);
  }

  @Test
  void a_deployment_that_waits_tells_the_same() {
    hear(List.of(deployment("waiting", "waiting", "10:10:00"), run("completed", "15:05:00")));

    assertThat(waits()).containsExactly(UNTIL_THE_GATE);
    assertThat(inbox.deliveries).hasSize(1);
  }

  @Test
  void a_run_that_says_itself_that_it_stands_tells_the_same() {
    hear(List.of(run("waiting", "10:10:00"), run("completed", "15:05:00")));

    assertThat(waits()).containsExactly(UNTIL_THE_GATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "in_progress", "queued"})
  void what_goes_on_beside_the_approval_is_not_counted(String status) {
    hear(List.of(review("requested", status, "10:10:00"), run("completed", "15:05:00")));

    assertThat(waits()).containsExactly(UNTIL_THE_GATE);
  }

  @Test
  void a_poll_that_sees_other_jobs_go_on_holds_against_the_hook() throws Exception {
    hear(List.of(review("requested", "in_progress", "10:10:00")));
    JsonNode jobs =
        Json.MAPPER.readTree(
            """
            [{"id":1,"status":"waiting","started_at":"2026-06-15T10:10:00Z"},
             {"id":2,"status":"in_progress","started_at":"2026-06-15T10:01:00Z"}]\
            """);

    RunAttempt polled =
        new RunAttempt(Json.MAPPER.readTree(json("in_progress", "10:12:00")), Optional.of(jobs));
    Reading read = polled.read("github", "data/churn");

    inbox.kept.addAll(((Reading.Found) read).activities());
    assertThat(waits())
        .containsExactly("github:ana 2026-06-15T10:00:00Z 2026-06-15T10:01:00Z null");
  }

  @Test
  void the_answer_tells_the_same_where_the_request_is_lost() {
    hear(List.of(review("rejected", "completed", "10:10:00"), run("completed", "15:05:00")));

    assertThat(waits()).containsExactly(UNTIL_THE_GATE);
    assertThat(inbox.kept).anyMatch(one -> one.identity().equals("github:rita"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "{\"id\":71}", "\"odd\""})
  void a_request_that_names_no_run_tells_nothing(String run) {
    String body =
        "{\"action\":\"requested\",\"since\":\"2026-06-15T10:10:00Z\",\"workflow_run\":%s,%s}"
            .formatted(run, REPOSITORY);

    assertThat(read(hook("deployment_review", body))).isInstanceOf(Reading.Ignored.class);
  }

  private static final String REPOSITORY =
      "\"repository\":{\"full_name\":\"data/churn\",\"html_url\":\"https://github.example.com/data/churn\"}";

  private void hear(List<Payload> hooks) {
    for (Payload hook : hooks) {
      if (read(hook) instanceof Reading.Found found) {
        inbox.kept.addAll(found.activities());
        inbox.deliveries.addAll(found.deliveries());
      }
    }
  }

  private static Reading read(Payload hook) {
    return new GitHubHook("github", List.of()).read(hook);
  }

  private List<String> waits() {
    return inbox.latest().stream()
        .filter(one -> one.id().endsWith("/run/71/1"))
        .map(one -> "%s %s %s %s".formatted(one.identity(), one.start(), one.began(), one.end()))
        .toList();
  }

  private static Payload run(String status, String updated) {
    return hook(
        "workflow_run", "{\"workflow_run\":%s,%s}".formatted(json(status, updated), REPOSITORY));
  }

  private static Payload review(String action, String status, String since) {
    return hook(
        "deployment_review",
        "{\"action\":\"%s\",\"since\":\"2026-06-15T%sZ\",\"workflow_run\":%s,\"approver\":{\"login\":\"rita\"},%s}"
            .formatted(action, since, json(status, since), REPOSITORY));
  }

  private static Payload deployment(String state, String status, String at) {
    return hook(
        "deployment_status",
        """
        {"deployment":{"id":9,"environment":"production","sha":"c0ffee"},
         "deployment_status":{"state":"%s","created_at":"2026-06-15T%sZ"},"workflow_run":%s,%s}\
        """
            .formatted(state, at, json(status, at), REPOSITORY));
  }

  private static String json(String status, String updated) {
    return """
    {"id":71,"run_attempt":1,"event":"push","status":"%s",
     "html_url":"https://github.example.com/data/churn/actions/runs/71",
     "created_at":"2026-06-15T10:00:00Z","run_started_at":"2026-06-15T10:00:00Z",
     "updated_at":"2026-06-15T%sZ","triggering_actor":{"login":"ana","type":"User"}}\
    """
        .formatted(status, updated);
  }

  private static Payload hook(String event, String body) {
    return new Payload(
        Map.of("X-GitHub-Event", event),
        body.getBytes(StandardCharsets.UTF_8),
        Instant.parse("2026-06-15T16:00:00Z"));
  }
}
