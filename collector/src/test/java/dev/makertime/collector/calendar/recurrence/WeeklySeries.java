package dev.makertime.collector.calendar.recurrence;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Activity;
import java.util.List;

/** A series of three weeks, and what is read of its changes. */
final class WeeklySeries {
  static final String WEEKLY =
      event(
          "s",
          "DTSTART;TZID=Europe/Berlin:20260608T100000\nDTEND;TZID=Europe/Berlin:20260608T103000\n"
              + "RRULE:FREQ=WEEKLY;COUNT=3\n"
              + BOTH);

  static final String FIRST = "2026-06-08T08:00:00Z/2026-06-08T08:30:00Z";
  static final String SECOND = "2026-06-15T08:00:00Z/2026-06-15T08:30:00Z";

  static final String THIRD = "2026-06-22T08:00:00Z/2026-06-22T08:30:00Z";

  private WeeklySeries() {}

  static void assertAside(String text, String uid) {
    SnapshotReader.Snapshot told = told("UTC", text);

    assertThat(times(told)).isEmpty();
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly(uid);
  }

  static List<String> ids(SnapshotReader.Snapshot told) {
    return ((Reading.Found) told.reading()).activities().stream().map(Activity::id).toList();
  }

  static String daily(String hour, String lines) {
    return event(
        "s",
        "DTSTART:20260601T%s0000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n".formatted(hour)
            + lines
            + BOTH);
  }
}
