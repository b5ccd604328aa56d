package dev.makertime.collector.tool.jenkins;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.time.Clock;

/** A configured Jenkins. */
public record JenkinsSource(String name, HandlingRules effort, ServerSettings server)
    implements ToolSource {

  @Override
  public String type() {
    return JenkinsType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(new JenkinsApi(name), server.url(), server.basicLogin(), clock);
  }
}
