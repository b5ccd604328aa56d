package dev.makertime.collector.tool.topic;

import dev.makertime.collector.tool.ToolFixture;

/** A topic of lineage events. */
public final class TopicFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: topic, topic: openlineage.events, reads: openlineage,"
        + " client: {bootstrap.servers: 'h:9092'}}";
  }

  @Override
  public boolean hasPoller() {
    return true;
  }
}
