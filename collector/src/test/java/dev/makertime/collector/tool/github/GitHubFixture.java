package dev.makertime.collector.tool.github;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import dev.makertime.collector.tool.github.api.GitHubServer;
import dev.makertime.testkit.ToolServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A GitHub with some days of workflow runs, repeated ones among them. */
public final class GitHubFixture implements ToolFixture {
  private static final String RUN =
      """
      {"action":"completed",
       "workflow_run":{"id":71,"run_number":1,"run_attempt":1,"event":"push","status":"completed",
        "html_url":"https://github.example.com/data/churn/actions/runs/71",
        "created_at":"2026-06-15T10:00:00Z","run_started_at":"2026-06-15T10:00:00Z",
        "updated_at":"2026-06-15T10:09:00Z","triggering_actor":{"login":"ana","type":"User"}},
       "repository":{"full_name":"data/churn","html_url":"https://github.example.com/data/churn"}}\
      """;

  @Override
  public String yaml() {
    return "{type: github, secrets: [s3cret], url: 'URL', token: t, repositories: [data/churn]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of("X-GitHub-Event", "workflow_run"), RUN),
            new Call(Map.of("X-GitHub-Event", "ping"), "{\"zen\":\"\"}"),
            body -> Map.of("X-Hub-Signature-256", "sha256=" + hmac(body))));
  }

  private static String hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    GitHubServer github = new GitHubServer();
    github.history(5, 30);
    return Optional.of(github);
  }
}
