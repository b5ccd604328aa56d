package dev.makertime.collector.tool.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class GitHubApiTest {
  private final GitHubServer github = new GitHubServer();

  @ParameterizedTest
  @Seeds(seconds = 5, whole = 60)
  void hooks_and_a_poll_that_meets_every_trouble_come_to_what_a_perfect_poll_tells(long seed)
      throws Exception {
    github.history(seed, 60);
    List<String> perfect;
    try (Polling other = polling()) {
      other.poll();
      perfect = other.latest();
      assertThat(perfect).hasSizeGreaterThan(40);
    }
    try (Polling polling = polling()) {
      hear(polling, new Random(seed));
      polling.server.misbehave(5, Polling.TROUBLES);

      polling.poll();

      assertThat(polling.latest()).isEqualTo(perfect);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @Test
  void a_round_that_breaks_off_forgets_no_run() throws Exception {
    github.history(5, 6);
    List<String> perfect = readWithoutTroubles();
    try (Polling polling = polling()) {
      var poller = polling.poller();
      polling.server.misbehave(
          8, java.util.Collections.nCopies(1, new Answer(400, Map.of(), Map.of())));
      assertThat(poller.poll()).isFalse();

      assertThat(poller.poll()).isTrue();

      assertThat(polling.latest()).isEqualTo(perfect);
    }
  }

  @Test
  void a_search_that_shows_too_little_is_cut_in_halves() throws Exception {
    github.history(7, 60);
    List<String> perfect = readWithoutTroubles();
    github.mostPerSearch = 20;
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest()).isEqualTo(perfect);
    }
  }

  @Test
  void a_run_that_is_not_over_is_asked_for_however_old_and_one_that_is_over_is_not()
      throws Exception {
    github.history(3, 4);
    github.runs.replaceAll(
        run -> new GitHubServer.Run(run.id(), 1, run.created(), "push", run.who()));
    github.running = 2;
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest())
          .anyMatch(line -> line.contains("run/2/1") && line.endsWith("null"));

      github.running = 0;
      polling.poll();
      int asked = polling.server.asked().size();
      polling.poll();

      assertThat(polling.latest()).hasSize(4).noneMatch(line -> line.endsWith("null"));
      assertThat(polling.server.asked().subList(asked, polling.server.asked().size()))
          .noneMatch(path -> path.contains("/runs/"));
    }
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    try (Polling polling = polling()) {
      assertThat(new GitHubApi("github", List.of("data/churn")).check(polling.api()))
          .isEqualTo("as reader, 1 repository");
      github.hidesEvents = true;
      assertThat(new GitHubApi("github", List.of("data/churn")).check(polling.api()))
          .contains("not shown: events (permissions");
    }
  }

  @Test
  void a_clock_that_was_ahead_for_a_while_hides_no_run() throws Exception {
    try (Polling polling = polling()) {
      polling.now = Instant.parse("2026-08-15T00:00:00Z");
      polling.poll();
      github.runs.add(
          new GitHubServer.Run(1, 1, Instant.parse("2026-06-15T08:00:00Z"), "push", "ana"));
      polling.now = Polling.CLOCK.instant();
      polling.poll();

      assertThat(polling.latest()).hasSize(1);
    }
  }

  private List<String> readWithoutTroubles() throws Exception {
    try (Polling polling = polling()) {
      polling.poll();
      return polling.latest();
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new GitHubApi("github", List.of("data/churn")), github);
  }

  private void hear(Polling polling, Random random) throws Exception {
    GitHubHook source = new GitHubHook("github", List.of());
    List<Map<String, Object>> hooks = new ArrayList<>();
    for (GitHubServer.Run run : github.runs) {
      for (int attempt = 1; attempt <= run.attempts(); attempt++) {
        for (String status : List.of("queued", "in_progress", "completed")) {
          for (int times = random.nextInt(3); times > 0; times--) {
            hooks.add(
                Map.of(
                    "action",
                    status,
                    "workflow_run",
                    GitHubServer.json(run, attempt, status),
                    "repository",
                    GitHubServer.REPOSITORY));
          }
        }
      }
    }
    Collections.shuffle(hooks, random);
    for (Map<String, Object> hook : hooks) {
      Reading reading =
          source.read(
              new Payload(
                  Map.of("X-GitHub-Event", "workflow_run"),
                  Json.MAPPER.writeValueAsBytes(hook),
                  Polling.CLOCK.instant()));
      assertThat(reading).isNotInstanceOf(Reading.Rejected.class);
      if (reading instanceof Reading.Found found) {
        polling.inbox.accept(found);
      }
    }
  }
}
