package dev.makertime.collector.tool.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.publish.Inbox.Unavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are repeated long after they were created. */
@NullUnmarked // maps have nulls
class RepeatedRunsTest {
  private final WrittenGitHub github = new WrittenGitHub();
  private boolean isOfTheVersionBefore;
  private Polling polling;

  @BeforeEach
  void start() throws Exception {
    GitHubApi reader = new GitHubApi("github", List.of("data/churn"));
    polling =
        new Polling(
            new ApiReader() {
              @Override
              public void read(Api api, PollRound round)
                  throws IOException, InterruptedException, Unavailable {
                if (isOfTheVersionBefore) {
                  round.cursor().remove(List.of("repeated", "gates"));
                }
                reader.read(api, round);
              }

              @Override
              public String check(Api api) throws IOException, InterruptedException {
                return reader.check(api);
              }
            },
            github);
  }

  @AfterEach
  void stop() {
    polling.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 12, 29})
  void a_run_that_is_repeated_days_later_is_waited_for_by_whoever_repeated_it(int days) {
    github.run(15_800_000_077L, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    at("2026-06-05T12:00:00Z");
    Instant again = Instant.parse("2026-06-05T10:30:00Z").plusSeconds(days * 86_400L);
    at(again.minusSeconds(7_200).toString());

    github.run(15_800_000_077L, 2, "bo", "2026-06-05T10:00:00Z", again.toString());
    at(again.plusSeconds(7_200).toString());

    assertThat(polling.latest())
        .containsExactly(
            "github:ana wait github.example.com/run/15800000077/1 2026-06-05T10:00:00Z"
                + " 2026-06-05T10:01:00Z 2026-06-05T10:10:00Z",
            "github:bo manual github.example.com/run/15800000077/2/start %s null %s"
                .formatted(again, again),
            "github:bo wait github.example.com/run/15800000077/2 %s %s %s"
                .formatted(again, again.plusSeconds(60), again.plusSeconds(600)));
  }

  @Test
  void what_the_version_before_remembered_is_read_on_from() {
    github.run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    isOfTheVersionBefore = true;
    at("2026-06-05T12:00:00Z");
    github.run(7, 2, "bo", "2026-06-05T10:00:00Z", "2026-06-11T10:00:00Z");
    at("2026-06-20T12:00:00Z");

    assertThat(polling.latest()).hasSize(3).filteredOn(line -> line.contains("bo")).hasSize(2);
  }

  @Test
  void of_a_run_from_before_the_first_day_only_what_was_repeated_since_is_read() {
    github.run(7, 1, "ana", "2026-05-20T10:00:00Z", "2026-05-20T10:00:00Z");
    github.run(7, 2, "bo", "2026-05-20T10:00:00Z", "2026-06-03T10:00:00Z");
    github.run(8, 1, "ana", "2026-05-20T10:00:00Z", "2026-05-20T10:00:00Z");

    at("2026-06-05T12:00:00Z");

    assertThat(polling.latest()).hasSize(2).allMatch(line -> line.startsWith("github:bo"));
  }

  @Test
  void an_old_run_that_somebody_let_start_at_last_is_read_again() {
    github.run(7, 1, "ana", "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
    github.attempts.get("7/1").put("conclusion", "action_required");
    github.jobs.put("7/1", List.of());
    at("2026-06-05T12:00:00Z");
    at("2026-06-12T12:00:00Z");

    github.attempts.get("7/1").put("conclusion", "success");
    github.attempts.get("7/1").put("updated_at", "2026-06-12T13:05:00Z");
    github.jobs.put("7/1", List.of(WrittenGitHub.job(1, "success", "10:01:00", "10:10:00")));
    at("2026-06-12T14:00:00Z");

    assertThat(polling.latest()).singleElement().asString().contains("2026-06-05T10:01:00Z");
  }

  @Test
  void old_runs_are_listed_once_an_hour_and_only_what_changed_is_asked_for() {
    for (int i = 1; i <= 20; i++) {
      github.run(i, 1 + i % 2, "ana", "2026-06-02T10:00:00Z", "2026-06-02T11:00:00Z");
    }
    at("2026-06-10T12:00:00Z");
    at("2026-06-10T12:30:00Z");
    assertThat(asked("2026-06-10T12:59:00Z")).as("the last three days").isEqualTo(4);

    assertThat(asked("2026-06-10T13:01:00Z")).as("and two lists").isEqualTo(4 + 2);
  }

  @Test
  void searches_name_whole_seconds() {
    at("2026-06-10T12:00:00.123456Z");
    at("2026-06-10T13:30:00.654321Z");

    assertThat(polling.server.asked())
        .filteredOn(path -> path.contains("created"))
        .isNotEmpty()
        .allMatch(path -> path.matches(".*created=[0-9TZ:-]+\\.\\.[0-9TZ:-]+(&.*)?"), "whole");
  }

  /** A round reads the days of its overlap, and whatever is there of deployments and events. */
  private long asked(String now) {
    int before = polling.server.asked().size();
    at(now);
    return polling.server.asked().subList(before, polling.server.asked().size()).stream()
        .filter(path -> path.contains("/actions/runs"))
        .count();
  }

  private void at(String now) {
    polling.now = Instant.parse(now);
    polling.poll();
  }
}
