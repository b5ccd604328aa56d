package dev.makertime.collector.tool.slurm;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.List;
import java.util.Optional;

/** Source type {@code slurm}: jobs of a cluster. */
public final class SlurmType implements SourceType {
  static final String NAME = "slurm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets");
    return new SlurmSource(yaml.name(), yaml.secrets(false));
  }

  @Override
  public Optional<WebhookReader> reader(String source) {
    return Optional.of(new SlurmHook(source, List.of()));
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(SlurmHook.PATH);
  }
}
