package dev.makertime.collector.tool.command;

import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Source type {@code command}: commands that people typed, or that were wrapped. */
public final class CommandType implements SourceType {
  static final String NAME = "command";

  /** Nobody turns to something else for less. */
  static final Duration MINIMUM = Duration.ofSeconds(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "minimum");
    return new CommandSource(
        yaml.name(), yaml.secrets(false), yaml.get("minimum").duration(MINIMUM));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> Snapshot.of(new CommandHook(NAME, List.of(), MINIMUM).read(payload)));
  }
}
