package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.topics.yaml.YamlNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code mlflow}: the REST API of a tracking server, and its webhooks. */
public final class MlflowType implements SourceType {
  static final String NAME = "mlflow";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys(
        "url", "user", "password", "token", "secrets", "aliases", "since", "poll", "effort");
    ServerSettings server =
        yaml.has("token") ? yaml.server("", "token", null) : yaml.server("user", "password", null);
    MlflowPeople people =
        new MlflowPeople(yaml.get("aliases").items().map(MlflowType::alias).toList());
    return server == null
        ? null
        : new MlflowSource(
            yaml.name(), yaml.effort(), server, yaml.secrets(true), people, new SoonerPoll());
  }

  private static MlflowPeople.Alias alias(YamlNode node) {
    node.onlyKeys("user", "experiment", "source", "who");
    return new MlflowPeople.Alias(
        node.get("user").text(),
        node.get("experiment").text(),
        node.get("source").text(),
        node.get("who").required());
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new MlflowAnswerReader(NAME).read(payload.body())));
  }
}
