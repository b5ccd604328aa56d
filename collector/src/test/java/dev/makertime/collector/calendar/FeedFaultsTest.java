package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.OctoberFeed.BOTH;
import static dev.makertime.collector.calendar.OctoberFeed.OCTOBER;
import static dev.makertime.collector.calendar.OctoberFeed.SOON;
import static dev.makertime.collector.calendar.OctoberFeed.event;
import static dev.makertime.collector.calendar.OctoberFeed.feed;
import static dev.makertime.collector.calendar.OctoberFeed.meetings;
import static dev.makertime.collector.calendar.OctoberFeed.other;
import static dev.makertime.collector.calendar.OctoberFeed.payload;
import static dev.makertime.collector.calendar.OctoberFeed.payload0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Activity;
import dev.makertime.testkit.waiting.Work;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a feed cannot be read is set aside, and stops nothing else. */
class FeedFaultsTest {
  @Test
  void what_is_no_calendar_is_rejected() {
    assertThat(feed().read(payload0("hello"), OCTOBER).reading())
        .isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void an_event_that_cannot_be_read_is_set_aside_and_stops_no_other() {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");

    for (String bad :
        List.of(
            other("DTSTART:SECRETDATE\n"),
            other("DTSTART:20261005T090000Z\nDTEND:SECRET\n"),
            other("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\nRRULE:SECRET\n"),
            other("DTSTART;TZID=SECRET/Zone:20261005T090000\nDURATION:PT1H\n"),
            other("DTSTART:20261005T090000Z\n").replace("UID:other\n", ""))) {
      SnapshotReader.Snapshot told = feed().read(payload(good + bad), OCTOBER);

      assertThat(((Reading.Found) told.reading()).activities()).as(bad).hasSize(1);
      assertThat(told.unreadable()).as(bad).hasSize(1);
      assertThat(told.unreadable().get(0).why()).doesNotContain("SECRET");
    }
  }

  @Test
  void an_event_that_stops_the_parser_is_set_aside_by_its_name_and_the_others_keep_their_changes()
      throws Exception {
    String series =
        other("DTSTART:20261005T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3\n" + BOTH);
    String cancelled =
        other(
            "RECURRENCE-ID:20261006T090000Z\nDTSTART:20261006T090000Z\nDURATION:PT30M\n"
                + "STATUS:CANCELLED\n"
                + BOTH);
    String killer =
        event("DTSTART:20261005T090000Z\nEXRULE:FREQ=DAILY;BYDAY=99999999999MO\n" + BOTH);
    String tasks = "BEGIN:VTODO\nUID:t\nSUMMARY:x\nEND:VTODO\n".repeat(2_000);

    SnapshotReader.Snapshot told =
        Work.within(
            "a parser that is stopped",
            SOON,
            () -> feed().read(payload(tasks + series + killer + cancelled), OCTOBER));

    assertThat(((Reading.Found) told.reading()).activities())
        .extracting(Activity::id)
        .containsExactly("other/2026-10-05T09:00:00Z", "other/2026-10-07T09:00:00Z");
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("m");
  }

  @Test
  void a_description_may_say_end() {
    assertThat(
            meetings(
                event(
                    "DTSTART:20261005T090000Z\nDURATION:PT30M\nDESCRIPTION:Week\n end: 10:00\n"
                        + BOTH)))
        .hasSize(1);
  }

  @Test
  void dates_that_cannot_be_read_set_their_event_aside() {
    SnapshotReader.Snapshot told =
        feed()
            .read(
                payload(
                    event(
                        "DTSTART:20261005T090000Z\nDURATION:PT30M\nRDATE:2026-01-06 09:00,x\n"
                            + BOTH)),
                OCTOBER);

    assertThat(told.unreadable()).hasSize(1);
  }

  @Test
  void a_series_of_which_one_change_cannot_be_read_is_set_aside_whole() {
    String series =
        event("DTSTART:20261005T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2\n" + BOTH);
    String moved = event("RECURRENCE-ID:20261006T090000Z\nDTSTART:SECRET\n" + BOTH);

    SnapshotReader.Snapshot told = feed().read(payload(series + moved), OCTOBER);

    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("m");
    assertThat(told.unreadable().get(0).covers("m/2026-10-05T09:00:00Z")).isTrue();
    assertThat(told.unreadable().get(0).covers("more")).isFalse();
    assertThat(((Reading.Found) told.reading()).activities()).isEmpty();
  }

  @Test
  void a_rule_that_never_comes_true_stops_nobody() {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");
    String never =
        event("DTSTART:20260201T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n" + BOTH)
            .replace("UID:m", "UID:never");

    assertThat(feed().read(payload(good + never), OCTOBER).reading())
        .isInstanceOf(Reading.Found.class);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_text() {
    String text =
        "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\n"
            + event("DTSTART:20261005T090000Z\nDURATION:PT1H\n")
            + "END:VCALENDAR\n";

    assertThat(feed().read(payload0(text), OCTOBER).reading()).isInstanceOf(Reading.Found.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=DAILY;COUNT=1000000000;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=1,2,3,4,5,6,7,8,9,10;"
            + "BYSECOND=1,2,3,4,5,6,7,8,9,10",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;"
            + "BYMINUTE=1,2,3,4,5,6,7,8,9,10",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
      })
  void a_rule_that_is_a_bomb_is_set_aside_alone_and_soon(String rule) throws Exception {
    String good = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH);
    String bomb = other("DTSTART:20161005T090000Z\nDURATION:PT1M\nRRULE:" + rule + "\n" + BOTH);

    SnapshotReader.Snapshot told =
        Work.within(rule, SOON, () -> feed().read(payload(good + bomb), OCTOBER));

    assertThat(((Reading.Found) told.reading()).activities())
        .extracting(Activity::id)
        .contains("m")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void what_is_larger_or_deeper_than_any_calendar_is_rejected() throws Exception {
    String event = event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n");
    String zone = "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n";

    for (String bomb :
        List.of(
            zone.repeat(100_000),
            event.repeat(60_000),
            event.replace("END:VEVENT", "SUMMARY:x\n" + " y\n".repeat(1_000_000) + "END:VEVENT"),
            "BEGIN:X\n".repeat(100_000) + "END:X\n".repeat(100_000),
            "X-A:" + "a".repeat(17 << 20) + "\n")) {
      SnapshotReader.Snapshot told =
          Work.within(bomb.substring(0, 20), SOON, () -> feed().read(payload(bomb), OCTOBER));

      assertThat(told.reading()).isInstanceOf(Reading.Rejected.class);
    }
  }
}
