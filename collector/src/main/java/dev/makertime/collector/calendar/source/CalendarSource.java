package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.CalendarPoller;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceSummary;
import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A configured source of iCalendar text: somebody's calendars, or a team's. */
interface CalendarSource extends Source {

  /** Returns the name of its type, such as {@code ical}. */
  String type();

  /** Returns the identity whose calendar it is; absent = every known attendee's. */
  @Nullable String owner();

  /** Returns the zone of times that name none; absent = the owner's. */
  @Nullable ZoneId timeZone();

  /** Returns which entries count. */
  MeetingRules meetings();

  /** Returns the first day read; absent = 90 days ago. */
  @Nullable LocalDate since();

  /** Returns the interval from the end of one poll to the start of the next. */
  Duration poll();

  /** Makes a client that fetches the calendars. */
  FeedFetcher fetcher(Clock clock);

  @Override
  default List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    ZoneId zone = timeZone();
    CalendarFeed feed =
        new CalendarFeed(
            Optional.ofNullable(owner()),
            CalendarPeople.of(organization),
            () -> zone == null ? zoneOf(owner(), organization.get()) : zone,
            meetings());
    CalendarPoller poller =
        new CalendarPoller(
            name(), feed, context.firstDay(since()), fetcher(context.clock()), context);
    return List.of(new ScheduledPoll(poller, poll()));
  }

  @Override
  default List<SourceSummary> summaries() {
    return List.of(SourceSummary.calendar(name(), type(), owner(), poll()));
  }

  /** Returns the zone in which a person works; of nobody known, that of unknown people. */
  static ZoneId zoneOf(@Nullable String identity, Organization organization) {
    String owner = identity == null ? "" : organization.ownerOf(Activity.normalIdentity(identity));
    return organization
        .person(owner)
        .map(Person::timeZone)
        .orElse(organization.unknown().timeZone());
  }
}
