package dev.makertime.collector.tool.gitlab.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine is nobody's presence, and it waits for nothing, whatever it does. */
class GitLabMachineUsersTest {
  private static final String PROJECT =
      "\"project\": {\"web_url\": \"https://git.example.com/data/churn\","
          + " \"path_with_namespace\": \"data/churn\"}";
  private static final String DONE =
      "\"status\": \"success\", \"created_at\": \"2026-06-05 10:00:00 UTC\","
          + " \"started_at\": \"2026-06-05 10:00:30 UTC\","
          + " \"finished_at\": \"2026-06-05 10:05:00 UTC\", \"queued_duration\": 30";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project_42_bot",
        "project_42_bot3",
        "project_48123456_bot_1a2b3c",
        "group_7_bot_9f",
        "Group_7_Bot_9F",
        "service_account_0a1b",
        "service_account_group_345_0a1b",
        "ghost",
        "Ghost",
        "ghost12",
        "alert-bot",
        "support-bot1",
        "GitLab-Security-Bot",
        "GitLab-Llm-Bot",
        "GitLab-Admin-Bot",
        "migration-bot",
        "automation-bot",
        "GitLabDuo",
        "GitLabDuo1",
        "gitlab-duo",
        "duo-developer",
        "duo-code-review-acme",
        "gitlab_security_policy_project_4_bot_ab",
        "dependabot",
        "dependabot-core",
        "renovate",
        "renovate-bot",
        "renovate_bot",
        "acme.bot",
        "octo[bot]",
        "import_user_namespace_5_ab",
        "jane_placeholder_user_3"
      })
  void a_name_like_these_is_a_machines(String username) {
    assertThat(GitLabMachineUsers.isMachine(username)).isTrue();
    assertThat(read("Pipeline Hook", pipeline("push", username, ""))).matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana",
        "talbot",
        "abbot.li",
        "jean-bott",
        "robot",
        "ghostwriter",
        "duo-lipa",
        "project_lead",
        "service_desk",
        "group_therapy_bottle",
        "botond",
        "renovator",
        "dependable",
        "maría_josé",
        "ana.bot.silva"
      })
  void a_name_like_these_is_a_persons(String username) {
    assertThat(GitLabMachineUsers.isMachine(username)).isFalse();
    assertThat(read("Pipeline Hook", pipeline("push", username, "")))
        .isInstanceOf(Reading.Found.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "push",
        "web",
        "webide",
        "chat",
        "api",
        "trigger",
        "merge_request_event",
        "external_pull_request_event",
        "merge_train",
        "a_source_to_come"
      })
  void nobody_waits_for_what_a_machine_set_off(String source) {
    assertThat(read("Pipeline Hook", pipeline(source, "group_7_bot_9f", "")))
        .matches(RunsAlone::isIn);
  }

  @Test
  void nobody_plays_what_a_machine_plays_and_the_author_waits_as_before() {
    String jobs =
        job(1, false, "{\"username\": \"ana\"}")
            + ","
            + job(2, true, "{\"username\": \"project_42_bot_1a2b\"}");

    assertThat(found("Pipeline Hook", pipeline("push", "ana", jobs)))
        .containsExactly("gitlab:ana WAIT");
  }

  @Test
  void a_person_who_plays_a_job_of_a_machines_pipeline_counts() {
    assertThat(
            found(
                "Pipeline Hook",
                pipeline("push", "renovate-bot", job(2, true, "{\"username\": \"ana\"}"))))
        .containsExactly("gitlab:ana MANUAL", "gitlab:ana WAIT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\": \"jarvis\", \"bot\": true}",
        "{\"username\": \"jarvis\", \"user_type\": \"service_account\"}",
        "{\"username\": \"jarvis\", \"user_type\": \"duo_code_review_bot\"}",
        "{\"username\": \"jarvis\", \"user_type\": 13}"
      })
  void a_user_of_whom_gitlab_says_so_is_a_machine(String user) {
    String pipeline = pipeline("push", "ana", "").replace("{\"username\": \"ana\"}", user);

    assertThat(read("Pipeline Hook", pipeline)).matches(RunsAlone::isIn);
    assertThat(read("Note Hook", note(user))).isInstanceOf(Reading.Ignored.class);
    assertThat(event("{\"author\": " + user + ", ")).isInstanceOf(Reading.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\": \"ana\", \"bot\": false}",
        "{\"username\": \"ana\", \"user_type\": \"human\"}",
        "{\"username\": \"ana\", \"user_type\": 0}",
        "{\"username\": \"ana\", \"user_type\": null, \"bot\": null}"
      })
  void a_user_of_whom_gitlab_says_so_is_a_person(String user) {
    assertThat(found("Note Hook", note(user))).containsExactly("gitlab:ana PRESENCE");
    assertThat(event("{\"author\": " + user + ", ")).isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_machine_gives_no_sign_of_work() {
    String push =
        "{\"object_kind\": \"push\", \"user_username\": \"project_42_bot_x\", \"project_id\": 7,"
            + " \"ref\": \"refs/heads/main\", \"after\": \"abc\", "
            + PROJECT
            + ", \"commits\": [{\"timestamp\": \"2026-06-05T10:00:00+00:00\"}]}";
    String merged =
        "{\"object_kind\": \"merge_request\", \"user\": {\"username\": \"dependabot\"}, "
            + PROJECT
            + ", \"object_attributes\": {\"id\": 9, \"action\": \"merge\","
            + " \"updated_at\": \"2026-06-05 10:00:00 UTC\"}}";

    assertThat(read("Push Hook", push)).isEqualTo(new Reading.Ignored(GitLabPresence.MACHINES));
    assertThat(read("Tag Push Hook", push)).isEqualTo(new Reading.Ignored(GitLabPresence.MACHINES));
    assertThat(read("Merge Request Hook", merged))
        .isEqualTo(new Reading.Ignored(GitLabPresence.MACHINES));
    assertThat(event("{\"author_username\": \"ghost\", "))
        .isEqualTo(new Reading.Ignored(GitLabPresence.MACHINES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"username\": null}", "{\"username\": \"\"}"})
  void a_user_who_is_deleted_does_nothing(String user) {
    String pipeline = pipeline("push", "ana", "").replace("{\"username\": \"ana\"}", user);

    assertThat(read("Note Hook", note(user))).isInstanceOf(Reading.Ignored.class);
    assertThat(event("{\"author\": " + user + ", ")).isInstanceOf(Reading.Ignored.class);
    assertThat(read("Pipeline Hook", pipeline)).matches(RunsAlone::isIn);
  }

  private static String pipeline(String source, String username, String jobs) {
    return "{\"object_kind\": \"pipeline\", \"object_attributes\": {\"id\": 3900000000,"
        + " \"source\": \""
        + source
        + "\", "
        + DONE
        + "}, \"user\": {\"username\": \""
        + username
        + "\"}, "
        + PROJECT
        + ", \"builds\": ["
        + jobs
        + "]}";
  }

  private static String job(int id, boolean manual, String user) {
    return "{\"id\": " + id + ", \"manual\": " + manual + ", \"user\": " + user + ", " + DONE + "}";
  }

  private static String note(String user) {
    return "{\"object_kind\": \"note\", \"user\": "
        + user
        + ", "
        + PROJECT
        + ", \"object_attributes\": {\"id\": 5, \"created_at\": \"2026-06-05T10:00:00Z\"}}";
  }

  private static Reading event(String begin) {
    String event =
        begin
            + "\"project_id\": 7, \"created_at\": \"2026-06-05T10:00:00.000Z\","
            + " \"push_data\": {\"action\": \"pushed\", \"ref_type\": \"branch\","
            + " \"ref\": \"main\", \"commit_to\": \"abc\"}}";
    try {
      return new GitLabAnswerReader("gitlab")
          .event(Json.MAPPER.readTree(event), "data/churn", "https://git.example.com/data/churn");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> found(String event, String body) {
    Reading reading = read(event, body);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading)
        .activities().stream().map(one -> one.identity() + " " + one.kind()).toList();
  }

  private static Reading read(String event, String body) {
    return new GitLabHook("gitlab", List.of())
        .read(
            new Payload(
                Map.of("X-Gitlab-Event", event),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-06-20T00:00:00Z")));
  }
}
