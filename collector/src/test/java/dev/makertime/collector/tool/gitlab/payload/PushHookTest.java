package dev.makertime.collector.tool.gitlab.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.api.WrittenGitLab;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A push is a sign of work of who pushed, and of a time at which that person was there. */
class PushHookTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-20T08:00:00Z");
  private static final String RITA =
      commit("2026-06-05T10:00:00+02:00", "Rita Gomes", "rita@e.com");
  private static final String ANA = commit("2026-06-19T17:00:00+02:00", "Ana Sousa", "ana@e.com");
  private static final String ZERO = "0000000000000000000000000000000000000000";

  @Test
  void a_tag_on_an_old_commit_is_a_sign_of_now() {
    assertThat(push("refs/tags/v1", "c0ffee", RITA))
        .isEqualTo("gitlab:ana.dev 2026-06-20T08:00:00Z");
    assertThat(push("refs/tags/v1", "c0ffee", ANA))
        .isEqualTo("gitlab:ana.dev 2026-06-20T08:00:00Z");
  }

  @Test
  void what_others_committed_shows_nothing_of_who_pushed() {
    assertThat(push("refs/heads/main", "c0ffee", RITA))
        .isEqualTo("gitlab:ana.dev 2026-06-20T08:00:00Z");
    assertThat(push("refs/heads/main", "c0ffee", RITA + "," + ANA))
        .isEqualTo("gitlab:ana.dev 2026-06-19T15:00:00Z");
  }

  @Test
  void a_new_branch_without_commits_is_a_sign_of_now() {
    assertThat(push("refs/heads/new", "c0ffee", ""))
        .isEqualTo("gitlab:ana.dev 2026-06-20T08:00:00Z");
  }

  @Test
  void a_branch_that_is_put_back_to_an_old_commit_of_another_is_a_sign_of_now() {
    assertThat(push("refs/heads/main", "0ld", RITA))
        .isEqualTo("gitlab:ana.dev 2026-06-20T08:00:00Z");
  }

  @Test
  void a_branch_or_tag_that_is_removed_tells_nothing_as_in_the_poll() {
    assertThat(read(hook("refs/heads/old", ZERO, "")))
        .isEqualTo(new Reading.Ignored(GitLabPresence.REMOVED));
    assertThat(event("\"action\": \"removed\", \"ref_type\": \"branch\", \"ref\": \"old\""))
        .isEqualTo(new Reading.Ignored(GitLabPresence.REMOVED));
  }

  @ParameterizedTest
  @CsvSource({
    "Ana Sousa, other@e.com",
    "ana sousa, ",
    "ana.dev, ",
    "A. S., ANA@e.com",
    "A. S., ana.dev@corp.example",
    "A. S., 48123456-ana.dev@users.noreply.git.example.com",
    ", "
  })
  void the_pushers_own_commits_are_known_by_name_or_address(
      @Nullable String name, @Nullable String email) {
    String own = commit("2026-06-19T15:00:00Z", name, email);

    assertThat(push("refs/heads/main", "c0ffee", own))
        .isEqualTo("gitlab:ana.dev 2026-06-19T15:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2031-06-01T00:00:00Z"})
  void a_commit_whose_clock_is_broken_shows_nothing(String time) {
    assertThat(push("refs/heads/main", "c0ffee", commit(time, "Ana Sousa", "ana@e.com")))
        .isEqualTo("gitlab:ana.dev 2026-06-20T08:00:00Z");
  }

  @Test
  void a_half_written_time_sets_the_push_aside() {
    assertThat(
            read(hook("refs/heads/main", "c0ffee", commit("2026-06-05", "Ana Sousa", "ana@e.com"))))
        .isInstanceOf(Reading.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 255, 256, 700, 2_000})
  void a_poll_names_a_push_as_the_hook_does_however_long_the_branch(int length) {
    String ref = "ü".repeat(length - 10) + "/branch-17";
    Activity heard = only(read(hook("refs/heads/" + ref, "c0ffee", ANA)));
    Activity asked =
        only(
            event(
                "\"action\": \"pushed\", \"ref_type\": \"branch\", \"commit_to\": \"c0ffee\","
                    + " \"ref\": \""
                    + ref
                    + "\""));

    assertThat(asked.id()).isEqualTo(heard.id());
    assertThat(asked.revision()).isGreaterThan(heard.revision());
    assertThat(asked.start()).isEqualTo("2026-06-19T16:00:00Z");
  }

  @Test
  void two_long_branches_that_begin_alike_are_two() {
    String one = "refs/heads/" + "x".repeat(600) + "a";
    String other = "refs/heads/" + "x".repeat(600) + "b";

    assertThat(PushHook.id(7, one, "c0ffee")).isNotEqualTo(PushHook.id(7, other, "c0ffee"));
  }

  @Test
  void many_branches_at_once_are_one_sign_of_work() {
    Activity bulk =
        only(
            event(
                "\"action\": \"pushed\", \"ref_type\": \"branch\", \"ref_count\": 12,"
                    + " \"commit_to\": null, \"ref\": null"));

    assertThat(bulk.start()).isEqualTo("2026-06-19T16:00:00Z");
  }

  @Test
  void a_note_that_somebody_else_changes_is_no_sign_of_when_it_was_written() {
    String note =
        "{\"object_kind\": \"note\", \"user\": {\"id\": 5000000001, \"username\": \"ana\"},"
            + " \"project\":"
            + WrittenGitLab.projectJson(7, "data/churn")
            + ", \"object_attributes\": {\"id\": 5, \"author_id\": 5000000002, \"action\":"
            + " \"update\", \"created_at\": \"2026-06-05T10:00:00Z\"}}";

    assertThat(read(note)).isInstanceOf(Reading.Ignored.class);
    assertThat(read(note.replace("5000000002", "5000000001"))).isInstanceOf(Reading.Found.class);
    assertThat(read(note.replace("5000000002, ", "5000000001, \"system\": true, ")))
        .isInstanceOf(Reading.Ignored.class);
  }

  private static String commit(String time, @Nullable String name, @Nullable String email) {
    return "{\"id\": \"c0ffee\", \"timestamp\": \"%s\", \"author\": {\"name\": %s, \"email\": %s}}"
        .formatted(time, quoted(name), quoted(email));
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  private static String push(String ref, String after, String commits) {
    Activity one = only(read(hook(ref, after, commits)));
    return one.identity() + " " + one.start();
  }

  private static String hook(String ref, String after, String commits) {
    return """
    {"object_kind": "push", "user_username": "ana.dev", "user_name": "Ana Sousa",
     "user_email": "ana@e.com", "project_id": 4000000007, "ref": "%s", "after": "%s",
     "before": "%s", "project": %s, "commits": [%s]}\
    """
        .formatted(
            ref, after, ZERO, WrittenGitLab.projectJson(4_000_000_007L, "data/churn"), commits);
  }

  private static Reading event(String push) {
    String event =
        "{\"project_id\": 4000000007, \"author_username\": \"ana.dev\","
            + " \"created_at\": \"2026-06-19T16:00:00.000Z\", \"push_data\": {"
            + push
            + "}}";
    try {
      return new GitLabAnswerReader("gitlab")
          .event(Json.MAPPER.readTree(event), "data/churn", "https://git.example.com/data/churn");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Activity only(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).activities().get(0);
  }

  private static Reading read(String hook) {
    return new GitLabHook("gitlab", List.of())
        .read(new Payload(Map.of(), hook.getBytes(StandardCharsets.UTF_8), RECEIVED));
  }
}
