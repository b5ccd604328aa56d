package dev.makertime.collector.tool.openlineage;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import java.util.List;

/** Configured tools that send OpenLineage events of their runs. */
public record OpenLineageSource(String name, HandlingRules effort, List<String> secrets)
    implements ToolSource {
  public OpenLineageSource {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String type() {
    return OpenLineageType.NAME;
  }

  @Override
  public WebhookReader webhookReader() {
    return new OpenLineageHook(name, secrets);
  }
}
