package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.SnapshotReader.Snapshot;
import dev.makertime.collector.reading.SnapshotReader.Unreadable;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.List;
import java.util.Optional;

/** Source type {@code otlp}: traces and metrics over OpenTelemetry's HTTP protocol. */
public final class OtlpType implements SourceType {
  static final String NAME = "otlp";

  private static final String ACTIVE_TIME = "active-time";
  private static final String TOOLS = "tools";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys("secrets", "effort", "agents");
    String agents = yaml.text("agents", ACTIVE_TIME);
    if (!List.of(ACTIVE_TIME, TOOLS).contains(agents)) {
      yaml.get("agents").mistake("must be active-time or tools, not " + agents);
    }
    return new OtlpSource(yaml.name(), yaml.effort(), yaml.secrets(false), agents.equals(TOOLS));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) -> {
          CallReading told = new OtlpHook(NAME, List.of(), false).readCall(payload);
          return new Snapshot(
              told.reading(),
              told.rejected().stream().map(one -> new Unreadable("", one.why())).toList());
        });
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(OtlpHook.TRACES, OtlpHook.METRICS);
  }
}
