package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.model.Count;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Reads a calendar as the poller and {@code read ical} do, and says what came of it. */
final class ICalCheck {
  private static final Duration BACK = Duration.ofDays(90);

  private ICalCheck() {}

  /**
   * What can be read of it.
   *
   * @throws IOException when it cannot be had, or is no calendar
   */
  static String of(ICalSource source, Clock clock) throws IOException, InterruptedException {
    Optional<Payload> fetched = source.fetcher(clock).fetch(FeedCursor.START);
    if (fetched.isEmpty()) {
      throw new IOException("it answered that nothing has changed, though it was never read");
    }
    SnapshotReader.Snapshot snapshot = feed(source).read(fetched.get(), window(clock.instant()));
    if (snapshot.reading() instanceof Reading.Rejected rejected) {
      throw new IOException(rejected.why());
    }
    String unreadable =
        snapshot.unreadable().isEmpty()
            ? ""
            : ", but for "
                + Count.of(snapshot.unreadable().size(), "entry", "entries")
                + " set aside";
    return "the calendar can be read" + unreadable + warning(fetched.get());
  }

  private static CalendarFeed feed(ICalSource source) {
    ZoneId zone = Objects.requireNonNullElse(source.timeZone(), ZoneOffset.UTC);
    return new CalendarFeed(
        Optional.ofNullable(source.owner()), identity -> true, zone, source.meetings());
  }

  private static TimeWindow window(Instant now) {
    return new TimeWindow(now.minus(BACK), now.plus(Activity.FURTHEST_AHEAD));
  }

  /** Published feeds often leave out who is invited. */
  private static String warning(Payload read) {
    String text = read.text().toUpperCase(Locale.ROOT);
    return text.contains("BEGIN:VEVENT") && !text.contains("ATTENDEE")
        ? "; it names no attendees, so every busy time counts as a meeting of its owner: CalDAV,"
            + " Google or Graph would name them"
        : "";
  }
}
