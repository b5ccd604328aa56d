package dev.makertime.collector.tool.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import dev.makertime.model.Delivery;
import dev.makertime.topics.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Deployments and signs of work of a repository, told by hooks and asked for. */
@NullUnmarked // maps have nulls
class GitHubRepositoryTest {
  private final GitHubLists lists = new GitHubLists();

  @Test
  void a_deployment_is_known_with_its_lead_time_also_when_another_took_its_place()
      throws Exception {
    try (Polling polling = polling()) {
      polling.poll();

      Delivery first = latest(polling).get("github.example.com/deployment/1");
      assertThat(first.isRelease()).isTrue();
      assertThat(first.leadTime()).contains(Duration.ofMinutes(95));
      assertThat(first.deployedAt()).isEqualTo(Instant.parse("2026-06-10T09:05:00Z"));
      Delivery second = latest(polling).get("github.example.com/deployment/2");
      assertThat(second.status()).isEqualTo("failure");
      assertThat(second.tier()).isNull();
    }
  }

  @Test
  void a_hook_tells_of_the_same_deployment_and_the_answer_knows_more() throws Exception {
    try (Polling polling = polling()) {
      polling.poll();
      Delivery asked = latest(polling).get("github.example.com/deployment/1");

      for (Map<String, Object> status : lists.statuses.get("1")) {
        hear(polling, status);
      }

      assertThat(polling.inbox.deliveries).hasSizeGreaterThan(3);
      assertThat(latest(polling)).hasSize(2).containsValue(asked);
    }
  }

  @Test
  void a_deployment_that_waits_for_its_approval_is_asked_for_however_long() throws Exception {
    lists.statuses.put("1", List.of(GitHubLists.status("waiting", "2026-06-10T09:01:00Z")));
    try (Polling polling = polling()) {
      polling.poll();
      polling.now = Instant.parse("2026-06-25T12:00:00Z");
      lists.statuses.put("1", List.of(GitHubLists.status("success", "2026-06-24T09:05:00Z")));

      hear(polling, lists.statuses.get("1").get(0));
      assertThat(latest(polling).get("github.example.com/deployment/1").isRelease())
          .as("a hook is later than what was asked before")
          .isTrue();
      polling.poll();

      assertThat(latest(polling).get("github.example.com/deployment/1").leadTime()).isPresent();
    }
  }

  @Test
  void pushes_pull_requests_and_reviews_are_signs_of_work_and_other_events_are_not()
      throws Exception {
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest())
          .containsExactly(
              "github:ana presence github.example.com/pull/data/churn/4/opened 09:00:00Z null"
                  + " 09:00:00Z",
              "github:ana presence github.example.com/push/data/churn/refs/heads/x/a1 08:00:00Z"
                  + " null 08:00:00Z",
              "github:bo presence github.example.com/review/9 10:00:00Z null 10:00:00Z");
    }
  }

  @Test
  void what_is_not_shown_leaves_a_gap() throws Exception {
    lists.forbidden = 403;
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.coverage).isEmpty();
    }
  }

  @Test
  void what_is_not_there_leaves_none() throws Exception {
    lists.forbidden = 404;
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new GitHubApi("github", List.of("data/churn")), lists);
  }

  static Map<String, Delivery> latest(Polling polling) {
    Map<String, Delivery> latest = new HashMap<>();
    polling.inbox.deliveries.stream()
        .sorted(Comparator.comparing(Delivery::revision))
        .forEach(one -> latest.put(one.id(), one));
    return latest;
  }

  private static void hear(Polling polling, Map<String, Object> status) throws Exception {
    Reading reading =
        new GitHubHook("github", List.of())
            .read(
                new Payload(
                    Map.of("X-GitHub-Event", "deployment_status"),
                    Json.MAPPER.writeValueAsBytes(
                        Map.of(
                            "deployment", GitHubLists.FIRST,
                            "deployment_status", status,
                            "repository", GitHubLists.REPOSITORY)),
                    Polling.CLOCK.instant()));
    assertThat(reading).isNotInstanceOf(Reading.Rejected.class);
    if (reading instanceof Reading.Found found) {
      polling.inbox.accept(found);
    }
  }
}
