package dev.makertime.collector.tool.github;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Source type {@code github}: webhooks, the REST API, or both. */
public final class GitHubType implements SourceType {
  static final String NAME = "github";

  private static final URI GITHUB = URI.create("https://api.github.com");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "url", "token", "repositories", "since", "poll", "effort");
    List<String> repositories = yaml.texts("repositories");
    boolean isPolled = !repositories.isEmpty() || yaml.has("token");
    ServerSettings server = isPolled ? yaml.tokenServer(GITHUB) : null;
    if (isPolled && repositories.isEmpty()) {
      yaml.get("repositories").mistake("needs at least one, as owner/name");
    }
    return new GitHubSource(
        yaml.name(), yaml.effort(), yaml.secrets(isPolled), server, repositories);
  }

  @Override
  public Optional<WebhookReader> reader(String source) {
    return Optional.of(new GitHubHook(source, List.of()));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    GitHubHook hook = new GitHubHook(NAME, List.of());
    return Optional.of(
        (payload, options) ->
            Snapshot.of(
                options.isApiAnswer() ? hook.readAnswer(payload.body()) : hook.read(payload)));
  }
}
