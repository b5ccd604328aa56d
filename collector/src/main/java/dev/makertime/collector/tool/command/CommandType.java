package dev.makertime.collector.tool.command;

import dev.makertime.collector.reading.WebhookReader;
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
  public Optional<WebhookReader> reader(String source) {
    return Optional.of(new CommandHook(source, List.of(), MINIMUM));
  }
}
