package dev.makertime.collector.tool.spark;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.time.Clock;
import java.util.List;

/**
 * A configured history server.
 *
 * @param shells names of applications that are shells or notebooks, besides the usual ones
 */
public record SparkSource(
    String name, HandlingRules effort, ServerSettings server, List<String> shells)
    implements ToolSource {
  public SparkSource {
    shells = List.copyOf(shells);
  }

  @Override
  public String type() {
    return SparkType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(
        new SparkApi(name, Shells.usualAnd(shells)),
        server.under("api/v1/"),
        server.basicLogin(),
        clock);
  }
}
