package dev.makertime.collector.tool.gitlab;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import dev.makertime.collector.tool.gitlab.api.GitLabHistory;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GitLab with two pages of pipelines. */
public final class GitLabFixture implements ToolFixture {
  private static final String PUSH =
      """
      {"object_kind":"push","user_username":"ana","project_id":15,"ref":"refs/heads/main","after":"abc",
       "project":{"web_url":"https://git.example.com/data/churn","path_with_namespace":"data/churn"},
       "commits":[]}\
      """;

  @Override
  public String yaml() {
    return "{type: gitlab, secrets: [s3cret], url: 'URL', token: %s, groups: [data]}"
        .formatted(GitLabHistory.TOKEN);
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of("X-Gitlab-Event", "Push Hook"), PUSH),
            new Call(Map.of("X-Gitlab-Event", "Job Hook"), "{\"object_kind\":\"build\"}"),
            body -> Map.of("X-Gitlab-Token", "s3cret")));
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    GitLabHistory history = new GitLabHistory(7, Instant.parse("2026-06-02T06:00:00Z"), 25);
    return Optional.of(
        question ->
            switch (question.path().replaceFirst("^/api/v4/(projects/\\d+/)?", "")) {
              case "user" -> Answer.of(Map.of("username", "reader"));
              case "version" -> Answer.of(Map.of("version", "17.5.1"));
              case "pipelines" ->
                  question.query().containsKey("order_by")
                      ? history.answer(question)
                      : Answer.of(List.of());
              default -> history.answer(question);
            });
  }
}
