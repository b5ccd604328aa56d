package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import java.util.List;
import java.util.Optional;

/**
 * Configured senders of OpenTelemetry, which share a token.
 *
 * @param countsTools whether tools of coding agents are waited for; else their active time is
 */
public record OtlpSource(
    String name, HandlingRules effort, List<String> secrets, boolean countsTools)
    implements ToolSource {

  /** A request without spans, which is ignored. */
  private static final String CALL =
      """
      curl -i -H "Authorization: Bearer %s" -H 'Content-Type: application/json' \\
        -d '{"resourceSpans":[]}' %s""";

  public OtlpSource {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String type() {
    return OtlpType.NAME;
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    String path = OtlpHook.TRACES.path();
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "where pipelines or agents run, in the environment:",
                "OTEL_EXPORTER_OTLP_ENDPOINT = the collector's public address",
                "OTEL_EXPORTER_OTLP_PROTOCOL = http/protobuf",
                "OTEL_EXPORTER_OTLP_HEADERS = Authorization=Bearer%20 and the secret"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public WebhookReader webhookReader() {
    return new OtlpHook(name, secrets, countsTools);
  }
}
