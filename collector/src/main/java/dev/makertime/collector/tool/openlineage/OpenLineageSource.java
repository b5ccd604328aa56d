package dev.makertime.collector.tool.openlineage;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import java.util.List;
import java.util.Optional;

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

  /** A task of a run names nobody, and is ignored. */
  private static final String CALL =
      """
      curl -i -H "Authorization: Bearer %s" -H 'Content-Type: application/json' \\
        -d '{"eventType":"START","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"test"},\
      "job":{"namespace":"test","name":"test"}}' %s""";

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    String path = OpenLineageHook.PATH.path();
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "transport type: http",
                "url: the collector's public address",
                "endpoint: " + path.substring(1),
                "auth: type api_key, with the secret as its key"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public WebhookReader webhookReader() {
    return new OpenLineageHook(name, secrets);
  }
}
