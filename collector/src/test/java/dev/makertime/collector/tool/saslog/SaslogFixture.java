package dev.makertime.collector.tool.saslog;

import dev.makertime.collector.tool.ToolFixture;

/** A directory that is followed; whether it is there does not matter before a poll. */
public final class SaslogFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: saslog, directory: /var/log/sas, zone: Europe/Lisbon}";
  }

  @Override
  public boolean hasPoller() {
    return true;
  }
}
