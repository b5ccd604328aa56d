package dev.makertime.collector.calendar.text;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.SnapshotReader;

/** An event beside a good one: whether it is set aside alone. */
final class FormatCheck {
  static final String GOOD =
      event("ok", "DTSTART:20260609T090000Z\nDTEND:20260609T100000Z\n" + BOTH);

  static final String OK = "2026-06-09T09:00:00Z/2026-06-09T10:00:00Z";
  static final String BAD = "2026-06-10T09:00:00Z/2026-06-10T10:00:00Z";

  private FormatCheck() {}

  static void assertAside(String lines) {
    SnapshotReader.Snapshot told = told("UTC", calendar(event("b", lines + BOTH) + GOOD));

    assertThat(times(told)).containsExactly(OK);
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("b");
  }
}
