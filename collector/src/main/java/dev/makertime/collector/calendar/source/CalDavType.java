package dev.makertime.collector.calendar.source;

import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import org.jspecify.annotations.Nullable;

/** Source type {@code caldav}: all calendars of a user on a CalDAV server. */
public final class CalDavType implements SourceType {
  static final String NAME = "caldav";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "user", "password", "owner", "timeZone", "since", "poll", "meetings");
    yaml.get("user").required();
    yaml.get("password").required();
    ServerSettings server = yaml.server("user", "password", null);
    return server == null
        ? null
        : new CalDavSource(
            yaml.name(),
            server,
            CalendarYaml.owner(yaml),
            CalendarYaml.timeZone(yaml),
            CalendarYaml.meetings(yaml));
  }
}
