package dev.makertime.collector.tool.digdag;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code digdag}: the REST API. */
public final class DigdagType implements SourceType {
  static final String NAME = "digdag";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "user", "password", "ownerKey", "since", "poll", "effort");
    ServerSettings server = yaml.server("user", "password", null);
    String ownerKey = yaml.text("ownerKey", "owner");
    return server == null ? null : new DigdagSource(yaml.name(), yaml.effort(), server, ownerKey);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            Snapshot.of(new DigdagAnswerReader(NAME, options.ownerKey()).read(payload.body())));
  }
}
