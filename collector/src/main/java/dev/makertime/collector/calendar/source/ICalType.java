package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source type {@code ical}: an iCalendar file or feed. */
public final class ICalType implements SourceType {
  static final String NAME = "ical";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Source configure(SourceYaml yaml) {
    yaml.onlyKeys("url", "file", "owner", "timeZone", "since", "poll", "meetings");
    if (yaml.has("url") == yaml.has("file")) {
      yaml.mistake("needs either url or file");
      return null;
    }
    URI address =
        yaml.has("file")
            ? yaml.get("file").parsed(file -> yaml.path(file).toUri(), "must be a path")
            : yaml.address("url");
    Duration poll = yaml.poll();
    return address == null
        ? null
        : new ICalSource(
            yaml.name(),
            address,
            CalendarYaml.owner(yaml),
            CalendarYaml.timeZone(yaml),
            yaml.get("since").date(),
            poll,
            CalendarYaml.meetings(yaml));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            new CalendarFeed(
                    Optional.ofNullable(options.calendarOwner()),
                    identity -> true,
                    options.timeZone(),
                    MeetingRules.USUAL)
                .read(payload, options.window()));
  }
}
