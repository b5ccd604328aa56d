package dev.makertime.collector.tool.github;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.tool.github.api.GitHubApi;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import java.time.Clock;
import java.util.List;
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
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(
        new GitHubApi(name, repositories), server.url(), ApiLogin.bearer(server.secret()), clock);
  }
}
