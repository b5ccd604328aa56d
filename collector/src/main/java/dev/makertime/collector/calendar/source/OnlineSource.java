package dev.makertime.collector.calendar.source;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.CalendarPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.PlainHttp;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceSummary;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.model.Organization;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Configured calendars of people at Google or Microsoft 365, each read as its owner's.
 *
 * @param calendars the addresses of their owners
 * @param provider whose API is asked, and by which credentials
 * @param timeZone in which days begin; absent = each owner's
 * @param since the first day read; absent = 90 days ago
 */
public record OnlineSource(
    String name,
    URI url,
    List<String> calendars,
    OnlineProvider provider,
    @Nullable ZoneId timeZone,
    @Nullable LocalDate since,
    Duration poll,
    MeetingRules meetings)
    implements Source {
  public OnlineSource {
    calendars = List.copyOf(calendars);
  }

  /** Reads one from the configuration, where all that providers differ in is read. */
  static OnlineSource of(SourceYaml yaml, String defaultUrl, OnlineProvider provider) {
    List<String> calendars = yaml.texts("calendars");
    if (calendars.isEmpty()) {
      yaml.get("calendars").mistake("needs at least one, the address of its owner");
    }
    return new OnlineSource(
        yaml.name(),
        directory(yaml, "url", defaultUrl),
        calendars,
        provider,
        CalendarYaml.timeZone(yaml),
        yaml.get("since").date(),
        yaml.poll(),
        CalendarYaml.meetings(yaml));
  }

  /** Reads an address, to which a slash is added so that paths can be resolved against it. */
  static URI directory(SourceYaml yaml, String key, String defaultUrl) {
    URI address = yaml.address(key);
    String text = address == null ? defaultUrl : address.toString();
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  @Override
  public List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    return calendars.stream()
        .map(calendar -> new ScheduledPoll(poller(calendar, context, organization), poll))
        .toList();
  }

  private CalendarPoller poller(
      String calendar, PollerContext context, Supplier<Organization> organization) {
    String owner = owner(calendar);
    LocalDate first = context.firstDay(since);
    SnapshotReader reader =
        provider.reader(
            owner,
            CalendarPeople.of(organization),
            () -> timeZone == null ? CalendarSource.zoneOf(owner, organization.get()) : timeZone,
            meetings);
    Api api = provider.api(name, url, calendar, context.clock());
    return new CalendarPoller(
        nameOf(calendar),
        reader,
        first,
        provider.fetcher(api, calendar, first, context.clock()),
        context);
  }

  @Override
  public List<AccessCheck> checks(Clock clock) {
    return List.of(
        new AccessCheck(
            String.valueOf(url.getHost()), PlainHttp.warning(url, "a token"), () -> check(clock)));
  }

  private String check(Clock clock) throws IOException, InterruptedException {
    List<String> missing = new ArrayList<>();
    for (String calendar : calendars) {
      try {
        provider.check(provider.api(name, url, calendar, clock), calendar);
      } catch (Api.Absent e) {
        missing.add("the calendar %s: %s".formatted(calendar, e.getMessage()));
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("not to be had: " + String.join("; ", missing));
    }
    return "calendars that can be read: " + calendars.size();
  }

  @Override
  public List<SourceSummary> summaries() {
    return calendars.stream()
        .map(one -> SourceSummary.calendar(nameOf(one), provider.type(), owner(one), poll))
        .toList();
  }

  private static String owner(String calendar) {
    return "email:" + calendar;
  }

  /** Returns the name under which one of the calendars is known; an address would be personal. */
  private String nameOf(String calendar) {
    String hash = UUID.nameUUIDFromBytes(calendar.getBytes(StandardCharsets.UTF_8)).toString();
    return name + "-" + hash.substring(0, 8);
  }
}
