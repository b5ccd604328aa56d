package dev.makertime.collector.tool.gitlab;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import dev.makertime.collector.tool.gitlab.api.GitLabApi;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configured GitLab.
 *
 * @param server absent where it only calls
 * @param groups whose projects are read
 * @param projects by path
 */
public record GitLabSource(
    String name,
    HandlingRules effort,
    List<String> secrets,
    @Nullable ServerSettings server,
    List<String> groups,
    List<String> projects)
    implements ToolSource {
  public GitLabSource {
    secrets = List.copyOf(secrets);
    groups = List.copyOf(groups);
    projects = List.copyOf(projects);
  }

  @Override
  public String type() {
    return GitLabType.NAME;
  }

  @Override
  public WebhookReader webhookReader() {
    return new GitLabHook(name, secrets);
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    return secrets.isEmpty()
        ? Optional.empty()
        : Optional.of(GitLabWebhookHelp.of(name, secrets.get(0)));
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(
        new GitLabApi(name, groups, projects),
        server.under("api/v4/"),
        ApiLogin.fixed("PRIVATE-TOKEN", server.secret()),
        clock);
  }
}
