package dev.makertime.collector.calendar.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.poll.Cursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.model.Activity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarPollerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-10T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  private final KeepingInbox inbox = new KeepingInbox();
  private final Map<String, FeedCursor> cursors = new HashMap<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private int cursorsFailAfter = Integer.MAX_VALUE;
  private Path file;
  private CalendarPoller poller;

  @BeforeEach
  void a_calendar_on_disk() {
    file = directory.resolve("ana.ics");
    poller =
        new CalendarPoller(
            "ana",
            new CalendarFeed(
                Optional.of("email:ana@example.com"),
                identity -> true,
                ZoneId.of("UTC"),
                MeetingRules.USUAL),
            LocalDate.parse("2026-09-01"),
            new UrlFetcher(CLOCK).at(file.toUri()),
            new PollerContext(inbox, memory(), new CollectorMetrics(registry, CLOCK), CLOCK));
  }

  @Test
  void what_is_in_the_calendar_is_published_once() throws Exception {
    calendar("20261005T090000Z");

    poller.poll();
    poller.poll();

    assertThat(inbox.kept).hasSize(1);
  }

  @Test
  void what_vanished_from_the_calendar_is_taken_back() throws Exception {
    calendar("20261005T090000Z");
    poller.poll();
    Files.writeString(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");

    poller.poll();

    assertThat(inbox.kept).extracting(Activity::retracted).containsExactly(false, true);
  }

  @Test
  void what_was_not_kept_is_said_again() throws Exception {
    calendar("20261005T090000Z");
    inbox.away = true;
    poller.poll();
    assertThat(inbox.kept).isEmpty();

    inbox.away = false;
    poller.poll();
    assertThat(inbox.kept).hasSize(1);
  }

  @Test
  void a_calendar_that_is_cut_off_takes_nothing_back() throws Exception {
    calendar("20261005T090000Z");
    poller.poll();
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.indexOf("UID")));

    poller.poll();
    poller.poll();

    assertThat(inbox.coverage).as("what was read without a gap").hasSize(1);
    assertThat(inbox.kept).hasSize(1);
    assertThat(inbox.aside).as("the same content is set aside once").hasSize(1);
  }

  @Test
  void what_an_event_said_before_it_could_not_be_read_any_more_stands() throws Exception {
    calendar("20261005T090000Z");
    poller.poll();
    String whole = Files.readString(file);
    Files.writeString(file, whole.replace("DTSTART:2026", "DTSTART:x"));

    poller.poll();
    poller.poll();

    assertThat(inbox.kept).hasSize(1);
    assertThat(inbox.aside).as("said once").hasSize(1);
    assertThat(inbox.aside.get(0).payload()).doesNotContain("UID");
  }

  @Test
  void a_meeting_that_is_in_two_calendars_outlives_one_of_them() throws Exception {
    calendar("20261005T090000Z");
    Path other = Files.copy(file, directory.resolve("team.ics"));
    CalendarPoller team =
        new CalendarPoller(
            "team",
            new CalendarFeed(
                Optional.empty(), identity -> true, ZoneId.of("UTC"), MeetingRules.USUAL),
            LocalDate.parse("2026-09-01"),
            new UrlFetcher(CLOCK).at(other.toUri()),
            new PollerContext(inbox, memory(), new CollectorMetrics(registry, CLOCK), CLOCK));
    String both = "ATTENDEE:mailto:ana@example.com\r\nATTENDEE:mailto:bo@example.com\r\nEND:VEVENT";
    Files.writeString(file, Files.readString(file).replace("END:VEVENT", both));
    Files.writeString(other, Files.readString(other).replace("END:VEVENT", both));
    poller.poll();
    team.poll();
    Files.writeString(other, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");

    team.poll();

    assertThat(inbox.latest())
        .filteredOn(one -> !one.retracted() && one.identity().equals("email:ana@example.com"))
        .hasSize(1);
  }

  /** The broker has it, but the poller was killed before it could write that down. */
  @Test
  void a_retraction_that_was_perhaps_said_is_outdone_when_the_event_comes_back() throws Exception {
    calendar("20261005T090000Z");
    poller.poll();
    String whole = Files.readString(file);
    Files.writeString(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    cursorsFailAfter = 1;
    poller.poll();
    cursorsFailAfter = Integer.MAX_VALUE;
    Files.writeString(file, whole);

    poller.poll();

    assertThat(inbox.kept).extracting(Activity::retracted).containsExactly(false, true, false);
    assertThat(dev.makertime.model.VersionOrder.inForce(inbox.kept, identity -> false)).hasSize(1);
  }

  @Test
  void a_file_that_is_missing_is_counted_and_asked_for_again() throws Exception {
    poller.poll();
    calendar("20261005T090000Z");
    poller.poll();

    assertThat(
            registry
                .counter("makertime.collector.polls", "source", "ana", "outcome", "failed")
                .count())
        .isEqualTo(1);
    assertThat(inbox.kept).hasSize(1);
  }

  @Test
  void what_cannot_be_read_is_set_aside_without_its_content_and_takes_nothing_back()
      throws Exception {
    calendar("20261005T090000Z");
    poller.poll();
    Files.writeString(file, "Canary");

    poller.poll();

    assertThat(inbox.kept).hasSize(1);
    assertThat(inbox.aside)
        .singleElement()
        .satisfies(letter -> assertThat(letter.toString()).doesNotContain("Canary"));
  }

  private void calendar(String start) throws Exception {
    Files.writeString(
        file,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:"
            + start
            + "\r\nDURATION:PT30M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  }

  private Cursors memory() {
    return new Cursors() {
      @Override
      public <C> C get(String source, Class<C> type, C start) {
        return type.cast(cursors.getOrDefault(source, FeedCursor.START));
      }

      @Override
      public void put(String source, Object cursor) throws Unavailable {
        if (cursorsFailAfter-- <= 0) {
          throw new Unavailable("away", new IOException());
        }
        cursors.put(source, (FeedCursor) cursor);
      }
    };
  }
}
