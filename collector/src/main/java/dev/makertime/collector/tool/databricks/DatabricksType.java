package dev.makertime.collector.tool.databricks;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code databricks}: the Jobs API of a workspace. */
public final class DatabricksType implements SourceType {
  static final String NAME = "databricks";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "token", "clientId", "clientSecret", "since", "poll", "effort");
    ServerSettings server;
    if (yaml.has("clientId")) {
      yaml.get("clientSecret").required();
      server = yaml.server("clientId", "clientSecret", null);
    } else {
      server = yaml.tokenServer(null);
    }
    return server == null ? null : new DatabricksSource(yaml.name(), yaml.effort(), server);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new DatabricksAnswer(NAME).read(payload.body())));
  }
}
