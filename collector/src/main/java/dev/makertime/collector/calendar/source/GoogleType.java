package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.util.Optional;

/** Source type {@code google}: calendars of people at Google. */
public final class GoogleType implements SourceType {
  static final String NAME = "google";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys(
        "url", "calendars", "keyFile", "actsFor", "timeZone", "since", "poll", "meetings");
    String key = yaml.get("keyFile").required();
    return OnlineSource.of(
        yaml,
        "https://www.googleapis.com/calendar/v3/",
        new GoogleAccount(yaml.path(key), yaml.get("actsFor").flag()));
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            OnlineEntries.google(
                    options.requiredCalendarOwner(), options::timeZone, MeetingRules.USUAL)
                .read(payload, options.window()));
  }
}
