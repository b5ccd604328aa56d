package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.caldav.CalDavAccount;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.PlainHttp;
import dev.makertime.collector.source.ServerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All calendars of a user on a configured CalDAV server.
 *
 * @param owner the identity whose calendars they are; absent = every known attendee's
 * @param timeZone of times that name none; absent = the owner's
 */
public record CalDavSource(
    String name,
    ServerSettings server,
    @Nullable String owner,
    @Nullable ZoneId timeZone,
    MeetingRules meetings)
    implements CalendarSource {

  @Override
  public String type() {
    return CalDavType.NAME;
  }

  @Override
  public @Nullable LocalDate since() {
    return server.since();
  }

  @Override
  public Duration poll() {
    return server.poll();
  }

  @Override
  public CalDavAccount fetcher(Clock clock) {
    return new CalDavAccount(server.url(), server.user(), server.secret(), clock);
  }

  @Override
  public List<AccessCheck> checks(Clock clock) {
    return List.of(
        new AccessCheck(
            server.host(),
            PlainHttp.warning(server.url(), server.secret()),
            () -> "as %s, %s".formatted(server.user(), fetcher(clock).check())));
  }
}
