package dev.makertime.collector.tool.spark;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code spark}: the history server's REST API. */
public final class SparkType implements SourceType {
  static final String NAME = "spark";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "user", "password", "shells", "since", "poll", "effort");
    ServerSettings server = yaml.server("user", "password", null);
    List<String> shells = yaml.texts("shells");
    return server == null ? null : new SparkSource(yaml.name(), yaml.effort(), server, shells);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new SparkAnswerReader(NAME).read(payload.body())));
  }
}
