package dev.makertime.collector.tool.github.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign of work is of whoever did a thing, at the time at which they did it. */
class GitHubPresenceTest {
  private static final String PUSHED = "2026-06-19T10:00:00Z";
  private static final String ZERO = "0000000000000000000000000000000000000000";

  private final GitHubHook source = new GitHubHook("github", List.of());

  @Test
  void a_push_of_a_commit_of_their_own_tells_of_when_it_was_committed() {
    assertThat(told("push", push("refs/heads/x", "a0", "Cleo", "\"distinct\":true")))
        .containsExactly("github:cleo 2026-06-05T08:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a tag on an old commit     | refs/tags/v1   | 0000000000000000000000000000000000000000 |"
            + " cleo |",
        "a tag that was moved       | refs/tags/v1   | a0 | cleo | \"forced\":true",
        "a new branch               | refs/heads/new | 0000000000000000000000000000000000000000 |"
            + " cleo | \"created\":true",
        "a branch that was rewritten| refs/heads/x   | a0 | cleo | \"forced\":true",
        "another person's commit    | refs/heads/x   | a0 | rita | \"forced\":false",
        "a commit of nobody known   | refs/heads/x   | a0 |      | \"forced\":false",
        "a commit that was there    | refs/heads/x   | a0 | cleo | \"distinct\":false",
      })
  void any_other_push_tells_of_when_it_was_pushed(
      String what, String ref, String before, String author, String more) {
    assertThat(told("push", push(ref, before, author, more == null ? "\"created\":true" : more)))
        .as(what)
        .containsExactly("github:cleo " + PUSHED);
  }

  @Test
  void a_push_without_new_commits_tells_of_when_it_was_pushed() {
    String push =
        push("refs/heads/x", "a0", "cleo", "\"forced\":false")
            .replace("\"commits\":[{\"id\":\"a1\"}]", "\"commits\":[]");

    assertThat(told("push", push)).containsExactly("github:cleo " + PUSHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"pushed_at\":null", "\"other\":1"})
  void where_no_time_is_said_a_push_was_when_it_was_heard_of(String none) {
    String push =
        push("refs/tags/v1", ZERO, "rita", "\"created\":true")
            .replace("\"pushed_at\":1781863200", none);

    assertThat(told("push", push)).containsExactly("github:cleo 2026-06-20T00:00:00Z");
  }

  @Test
  void a_push_from_the_future_was_when_it_was_heard_of() {
    String push =
        push("refs/tags/v1", ZERO, "rita", "\"created\":true")
            .replace("\"pushed_at\":1781863200", "\"pushed_at\":1981863200");

    assertThat(told("push", push)).containsExactly("github:cleo 2026-06-20T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"pushed_at\":17", "\"pushed_at\":\"yesterday\""})
  void a_time_that_cannot_be_one_is_refused(String odd) {
    String push =
        push("refs/tags/v1", ZERO, "rita", "\"created\":true")
            .replace("\"pushed_at\":1781863200", odd);

    assertThat(read("push", push)).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void a_branch_that_is_gone_is_nobodys_sign() {
    String push = push("refs/heads/x", "a0", "cleo", "\"deleted\":true");
    String zero =
        push("refs/heads/x", "a0", "cleo", "\"forced\":false")
            .replace("\"after\":\"a1\"", "\"after\":\"" + ZERO + "\"");

    assertThat(read("push", push)).isInstanceOf(Reading.Ignored.class);
    assertThat(read("push", zero)).isInstanceOf(Reading.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"submitted", "edited", "dismissed"})
  void a_review_is_a_sign_of_who_submitted_it_whatever_others_do_to_it_later(String action) {
    assertThat(told("pull_request_review", review(action, "{\"login\":\"rita\"}")))
        .containsExactly("github:rita 2026-06-05T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"edited, null", "dismissed, null", "dismissed, {\"login\":\"copilot[bot]\"}"})
  void a_change_of_nobodys_review_is_nobodys_sign(String action, String author) {
    assertThat(read("pull_request_review", review(action, author)))
        .isInstanceOf(Reading.Ignored.class);
  }

  private static String review(String action, String author) {
    return """
    {"action":"%s","review":{"id":55,"user":%s,
     "submitted_at":"2026-06-05T10:00:00Z","state":"dismissed"},%s}
    """
        .formatted(action, author, around("cleo", "User"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {\"enabled_by\":{\"login\":\"cleo\"}} | false",
        "false | {\"enabled_by\":{\"login\":\"cleo\"}} | true",
        "true  | null                              | true",
      })
  void a_pull_request_that_merged_by_itself_is_nobodys_sign(
      boolean merged, String automatic, boolean counts) {
    String body =
        """
        {"action":"closed","number":4,%s,"pull_request":
         {"closed_at":"2026-06-05T03:00:00Z","merged":%s,"auto_merge":%s}}
        """
            .formatted(around("cleo", "User"), merged, automatic);

    assertThat(read("pull_request", body) instanceof Reading.Found).isEqualTo(counts);
  }

  @Test
  void an_approval_was_given_when_it_changed_the_run_and_not_when_it_was_asked_for() {
    String body =
        """
        {"action":"approved","since":"2026-06-05T10:00:00Z","approver":{"login":"dan"},%s,
         "workflow_run":{"id":71,"updated_at":"2026-06-05T10:00:00Z"},
         "workflow_job_runs":[{"id":1,"updated_at":"2026-06-05T15:00:00Z"}]}
        """
            .formatted(around("dan", "User"));

    assertThat(told("deployment_review", body)).containsExactly("github:dan 2026-06-05T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"cleo, Bot", "renovate[bot], User"})
  void a_bot_gives_no_sign_of_work(String login, String type) {
    String push =
        push("refs/heads/x", "a0", login, "\"distinct\":true")
            .replace(around("cleo", "User"), around(login, type));

    assertThat(read("push", push)).isEqualTo(new Reading.Ignored("no person did this"));
  }

  private static String push(String ref, String before, String author, String more) {
    String username = author == null ? "" : ",\"username\":\"" + author + "\"";
    String distinct = more.contains("distinct") ? "," + more : "";
    return """
    {"ref":"%s","before":"%s","after":"a1",%s,"commits":[{"id":"a1"}],
     "head_commit":{"id":"a1","timestamp":"2026-06-05T10:00:00+02:00",
      "author":{"name":"x"%s}%s},%s}
    """
        .formatted(ref, before, more, username, distinct, around("cleo", "User"));
  }

  private static String around(String login, String type) {
    return """
    "sender":{"login":"%s","type":"%s"},"repository":{"full_name":"data/churn",\
    "pushed_at":1781863200,"html_url":"https://github.example.com/data/churn"}\
    """
        .formatted(login, type);
  }

  private Reading read(String event, String body) {
    return source.read(
        new Payload(
            Map.of("X-GitHub-Event", event),
            body.getBytes(StandardCharsets.UTF_8),
            Instant.parse("2026-06-20T00:00:00Z")));
  }

  private List<String> told(String event, String body) {
    Reading reading = read(event, body);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading)
        .activities().stream().map(one -> one.identity() + " " + one.start()).toList();
  }
}
