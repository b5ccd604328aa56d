package dev.makertime.collector.tool.airflow;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.net.URI;
import java.time.Clock;

/** A configured Airflow, 2 or 3. */
public record AirflowSource(String name, HandlingRules effort, ServerSettings server)
    implements ToolSource {

  @Override
  public String type() {
    return AirflowType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    URI base = server.under("");
    return ToolApi.of(
        new AirflowApi(name),
        base,
        new AirflowLogin(base, server.user(), server.secret(), clock),
        clock);
  }
}
