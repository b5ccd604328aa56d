package dev.makertime.collector.tool.openlineage;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.List;
import java.util.Optional;

/** Source type {@code openlineage}: events that OpenLineage's clients send. */
public final class OpenLineageType implements SourceType {
  static final String NAME = "openlineage";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "effort");
    return new OpenLineageSource(yaml.name(), yaml.effort(), yaml.secrets(false));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new OpenLineageHook(NAME, List.of()).read(payload)));
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(OpenLineageHook.PATH);
  }
}
