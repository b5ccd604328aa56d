package dev.makertime.collector.tool.digdag;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.time.Clock;

/**
 * A configured digdag.
 *
 * @param ownerKey the parameter of an attempt that names who started it
 */
public record DigdagSource(
    String name, HandlingRules effort, ServerSettings server, String ownerKey)
    implements ToolSource {

  @Override
  public String type() {
    return DigdagType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(new DigdagApi(name, ownerKey), server.url(), server.basicLogin(), clock);
  }
}
