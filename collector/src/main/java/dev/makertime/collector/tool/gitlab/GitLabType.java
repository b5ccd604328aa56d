package dev.makertime.collector.tool.gitlab;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.collector.tool.gitlab.payload.GitLabAnswerReader;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Source type {@code gitlab}: webhooks, the REST API, or both. */
public final class GitLabType implements SourceType {
  static final String NAME = "gitlab";

  /** Begins a signing key, in base64, of a webhook. */
  static final String SIGNING_KEY = "whsec_";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "url", "token", "groups", "projects", "since", "poll", "effort");
    ServerSettings server = yaml.has("url") ? yaml.tokenServer(null) : null;
    List<String> groups = yaml.texts("groups");
    List<String> projects = yaml.texts("projects");
    if (server != null && groups.isEmpty() && projects.isEmpty()) {
      yaml.get("groups").mistake("needs at least one, or projects does");
    }
    if (server == null) {
      for (String key : List.of("token", "groups", "projects", "since", "poll")) {
        if (yaml.has(key)) {
          yaml.get(key).mistake("needs url");
        }
      }
    }
    List<String> secrets = yaml.secrets(server != null);
    secrets.stream()
        .filter(secret -> secret.startsWith(SIGNING_KEY))
        .forEach(secret -> checkBase64(yaml, secret.substring(SIGNING_KEY.length())));
    return new GitLabSource(yaml.name(), yaml.effort(), secrets, server, groups, projects);
  }

  private static void checkBase64(SourceYaml yaml, String key) {
    try {
      Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      yaml.get("secrets").mistake("what follows whsec_ must be base64");
    }
  }

  @Override
  public Optional<WebhookReader> reader(String source) {
    return Optional.of(new GitLabHook(source, List.of()));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            Snapshot.of(
                options.isApiAnswer()
                    ? new GitLabAnswerReader(NAME).read(payload.body())
                    : new GitLabHook(NAME, List.of()).read(payload)));
  }
}
