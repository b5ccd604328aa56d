package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.source.SourceYaml;
import java.net.URI;
import java.util.Optional;

/** Source type {@code graph}: calendars of people at Microsoft 365. */
public final class GraphType implements SourceType {
  static final String NAME = "graph";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Source configure(SourceYaml yaml) {
    yaml.onlyKeys(
        "url",
        "login",
        "calendars",
        "tenant",
        "clientId",
        "clientSecret",
        "timeZone",
        "since",
        "poll",
        "meetings");
    URI login = OnlineSource.directory(yaml, "login", "https://login.microsoftonline.com/");
    GraphApplication application =
        new GraphApplication(
            login,
            yaml.get("tenant").required(),
            yaml.get("clientId").required(),
            yaml.get("clientSecret").required());
    return OnlineSource.of(yaml, "https://graph.microsoft.com/v1.0/", application);
  }

  @Override
  public Optional<PayloadReader> payloadReader() {
    return Optional.of(
        (payload, options) ->
            OnlineEntries.graph(
                    options.requiredCalendarOwner(), options::timeZone, MeetingRules.USUAL)
                .read(payload, options.window()));
  }
}
