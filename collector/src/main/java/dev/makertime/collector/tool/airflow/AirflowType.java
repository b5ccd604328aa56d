package dev.makertime.collector.tool.airflow;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code airflow}: the REST API of Airflow 2 and 3. */
public final class AirflowType implements SourceType {
  static final String NAME = "airflow";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "user", "password", "since", "poll", "effort");
    yaml.get("user").required();
    yaml.get("password").required();
    ServerSettings server = yaml.server("user", "password", null);
    return server == null ? null : new AirflowSource(yaml.name(), yaml.effort(), server);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new AirflowAnswerReader(NAME).read(payload.body())));
  }
}
