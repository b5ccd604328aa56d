package dev.makertime.collector.tool.example;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.Optional;

/** Source type {@code example}: webhooks, the API, or both. */
public final class ExampleType implements SourceType {
  static final String NAME = "example";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "url", "token", "since", "poll", "effort");
    ServerSettings server = yaml.has("url") ? yaml.tokenServer(null) : null;
    return new ExampleSource(yaml.name(), yaml.effort(), yaml.secrets(server != null), server);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new ExampleAnswerReader(NAME).read(payload.body())));
  }
}
