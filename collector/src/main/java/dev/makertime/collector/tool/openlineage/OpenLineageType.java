package dev.makertime.collector.tool.openlineage;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.WebhookReader;
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
  public Optional<WebhookReader> reader(String source) {
    return Optional.of(new OpenLineageHook(source, List.of()));
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(OpenLineageHook.PATH);
  }
}
