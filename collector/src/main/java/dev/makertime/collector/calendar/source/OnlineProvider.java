package dev.makertime.collector.calendar.source;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.calendar.CalendarPeople;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.reading.SnapshotReader;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Provider of online calendars: its credentials, its protocol and its JSON. */
public sealed interface OnlineProvider permits GoogleAccount, GraphApplication {

  /** Returns the name of the source type, such as {@code google}. */
  String type();

  /**
   * Makes a client of the API.
   *
   * @param source its name, for errors
   * @param url of the API
   * @param calendar address of its owner
   * @throws IllegalStateException when the credentials cannot be used
   */
  Api api(String source, URI url, String calendar, Clock clock);

  /** Makes a client that fetches a calendar. */
  FeedFetcher fetcher(Api api, String calendar, LocalDate since, Clock clock);

  /** Makes a reader of what was fetched. */
  SnapshotReader reader(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules meetings);

  /** Tries to read a calendar. */
  void check(Api api, String calendar) throws IOException, InterruptedException;
}
