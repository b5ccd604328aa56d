package dev.makertime.collector.tool.git;

import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Source type {@code git}: commands of git on people's machines. */
public final class GitType implements SourceType {
  static final String NAME = "git";

  /** Nobody turns to something else for less. */
  static final Duration MINIMUM = Duration.ofSeconds(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "minimum");
    return new GitSource(yaml.name(), yaml.secrets(false), yaml.get("minimum").duration(MINIMUM));
  }

  @Override
  public Optional<WebhookReader> reader(String source) {
    return Optional.of(new GitHook(source, List.of(), MINIMUM));
  }
}
