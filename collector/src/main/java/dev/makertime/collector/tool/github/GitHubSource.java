package dev.makertime.collector.tool.github;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import dev.makertime.collector.tool.github.api.GitHubApi;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configured GitHub.
 *
 * @param server absent where it only calls
 * @param repositories as {@code owner/name}
 */
public record GitHubSource(
    String name,
    HandlingRules effort,
    List<String> secrets,
    @Nullable ServerSettings server,
    List<String> repositories)
    implements ToolSource {
  /** GitHub itself sends a ping when a webhook is added; it is signed like every call. */
  private static final String CALL =
      """
      BODY='{"zen":"test"}'
      SIGNATURE=$(printf %%s "$BODY" | openssl dgst -sha256 -hmac "%s" -r | cut -d' ' -f1)
      curl -i -H 'X-GitHub-Event: ping' -H "X-Hub-Signature-256: sha256=$SIGNATURE" \\
        -H 'Content-Type: application/json' -d "$BODY" %s""";

  public GitHubSource {
    secrets = List.copyOf(secrets);
    repositories = List.copyOf(repositories);
  }

  @Override
  public String type() {
    return GitHubType.NAME;
  }

  @Override
  public WebhookReader webhookReader() {
    return new GitHubHook(name, secrets);
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    String path = WebhookHelp.pathOf(name);
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "Payload URL: the collector's public address with " + path,
                "Content type: application/json",
                "Secret: the secret",
                "Events: workflow runs, pushes, pull requests, reviews, deployment reviews and"
                    + " deployment statuses"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(
        new GitHubApi(name, repositories), server.url(), ApiLogin.bearer(server.secret()), clock);
  }
}
