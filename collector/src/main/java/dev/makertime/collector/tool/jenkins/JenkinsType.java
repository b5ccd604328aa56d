package dev.makertime.collector.tool.jenkins;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code jenkins}: the REST API. */
public final class JenkinsType implements SourceType {
  static final String NAME = "jenkins";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "user", "token", "since", "poll", "effort");
    ServerSettings server = yaml.server("user", "token", null);
    return server == null ? null : new JenkinsSource(yaml.name(), yaml.effort(), server);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new JenkinsAnswerReader(NAME).read(payload.body())));
  }
}
