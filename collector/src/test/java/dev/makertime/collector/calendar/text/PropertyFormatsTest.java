package dev.makertime.collector.calendar.text;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static dev.makertime.collector.calendar.text.FormatCheck.BAD;
import static dev.makertime.collector.calendar.text.FormatCheck.GOOD;
import static dev.makertime.collector.calendar.text.FormatCheck.OK;
import static dev.makertime.collector.calendar.text.FormatCheck.assertAside;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.SnapshotReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A property that is half readable: its event is read whole or set aside, and stops no other. */
class PropertyFormatsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:2026-06-10 09:00",
        "DTSTART:20260610 090000Z",
        "DTSTART:20260610T090000ZZ",
        "DTSTART:20260610T0900",
        "DTSTART:20260610T090000+25",
        "DTSTART:20260230T090000Z",
        "DTSTART:20260610T240000Z",
        "DTSTART:20260610T096000Z",
        "DTSTART:10.06.2026",
        "DTSTART:",
        "DTSTART;VALUE=DATE:20260610T090000Z",
        "DTSTART;VALUE=PERIOD:20260610T090000Z/PT1H",
        "DTSTART;TZID=Europe/Berlin,Europe/Lisbon:20260610T090000",
        "DTSTART;TZID=Mars/Olympus:20260610T090000",
        "DTSTART 20260610T090000Z",
        "X-DTSTART:20260610T090000Z",
        "DTSTART:20260610T090000Z\nDTSTART:20260611T090000Z",
      })
  void a_start_that_is_none(String line) {
    assertAside(line + "\nDTEND:20260610T100000Z\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTEND:20260610 100000Z",
        "DTEND:20260610T100000Z/PT1H",
        "DTEND:20260610T100000X",
        "DTEND:",
        "DTEND :20260610T100000Z",
        "DTEND;20260610T100000Z",
        "DTEND;VALUE=DATE:20260611",
        "DTEND:20260610T080000Z",
        "DTEND:20260610T100000Z\nDTEND:20260610T110000Z",
        "DTEND:20260610T100000Z\nDURATION:PT2H",
        "DTEND:20260610T1000\n00Z",
        "DT\nEND:20260610T100000Z",
        "DT.END:20260610T100000Z",
        "DT,END:20260610T100000Z",
        "DURATION:PT1H30",
        "DURATION:P1M",
        "DURATION:1H",
        "DURATION:PT",
        "DURATION:P",
        "DURATION:PT1H1H",
        "DURATION:PT1X",
        "DURATION:-PT1H",
        "DURATION:P1W2D",
        "DURATION:PT1.5H",
        "DURATION:PT99999999999H",
      })
  void an_end_or_a_duration_that_is_none(String line) {
    assertAside("DTSTART:20260610T090000Z\n" + line + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ATTENDEE;PARTSTAT=DECLIND:mailto:ana@example.com",
        "ATTENDEE;PARTSTAT=ACCEPTED,DECLINED:mailto:ana@example.com",
        "ATTENDEE;PARTSTAT=ACCEPTED;PARTSTAT=DECLINED:mailto:ana@example.com",
        "ATTENDEE;ROLE=OPT-PARTICIPANTS:mailto:ana@example.com",
        "ATTENDEE;CUTYPE=ROOMS:mailto:room@example.com",
        "ATTENDEE;PARTSTAT=DECLINED:",
        "ATTENDEE;PARTSTAT=DECLINED:\nmailto:ana@example.com",
        "ATTENDEE;CN=\"Ana;PARTSTAT=DECLINED:mailto:ana@example.com",
        "ATTENDEE;PARTSTAT=DECLINED;mailto=ana@example.com",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@exam\nple.com",
        "ORGANIZER:",
        "ORGANIZER:mailto:bo@example.com\nORGANIZER:mailto:cleo@example.com",
      })
  void a_person_who_is_half_read(String line) {
    String lines = "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\n" + line + "\n";

    SnapshotReader.Snapshot told =
        told(
            "UTC",
            calendar(
                event("b", lines + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\n") + GOOD));

    assertThat(times(told)).containsExactly(OK);
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z",
        "DTSTART: 20260610T090000Z \nDTEND:20260610T100000Z\t",
        "DTSTART:2026-06-10T09:00:00Z\nDTEND:2026-06-10T10:00:00.000Z",
        "DTSTART:20260610T110000+0200\nDTEND:2026-06-10T05:00:00-05:00",
        "DTSTART;TZID=Europe/Berlin:20260610T110000\nDURATION:PT60M",
        "dtstart;tzid=Europe/Berlin:20260610T110000\nduration:PT0H3600S",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nDURATION:PT1H",
        "DTSTART:20260610T090000Z\nDTSTART:20260610T090000Z\nDURATION:PT1H",
        "DTSTART:20260610T090\n 000Z\nDTEND:20260610T100000Z",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nRRULE:freq=weekly;byday=we;count=1",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nRRULE:FREQ=DAILY;UNTIL=2026-06-10",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\n"
            + "RRULE:RSCALE=GREGORIAN;FREQ=DAILY;COUNT=1;SKIP=OMIT",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=WE, FR;COUNT=2\n"
            + "EXDATE:20260612T090000Z, 20260613T090000Z",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nSTATUS:Confirmed\nTRANSP:opaque",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nDESCRIPTION:Agenda\nfirst things first",
        "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nDTSTAMP:now\nX-OWN;A=1,2:b",
      })
  void what_is_written_otherwise_and_means_the_same_is_read(String lines) {
    assertThat(times("UTC", GOOD + event("b", lines + "\n" + BOTH))).containsExactly(OK, BAD);
  }

  @Test
  void a_cancellation_in_american_spelling_is_one() {
    String lines = "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nSTATUS:CANCELED\n";

    assertThat(times("UTC", GOOD + event("b", lines + BOTH))).containsExactly(OK);
  }

  @Test
  void a_zone_of_which_the_rules_are_half_readable_sets_its_events_aside() {
    String zone =
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19961027T030000\n"
            + "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SUN\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\n"
            + "END:STANDARD\nEND:VTIMEZONE\n";
    String lines = "DTSTART;TZID=Ours:20260610T110000\nDURATION:PT1H\n" + BOTH;

    SnapshotReader.Snapshot told = told("UTC", calendar(zone + event("b", lines) + GOOD));

    assertThat(times(told)).containsExactly(OK);
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("b");
  }
}
