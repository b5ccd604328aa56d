package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.SnapshotReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A property that is half readable: its event is read whole or set aside, and stops no other. */
class PropertyFormatsTest {
  private static final String GOOD =
      event("ok", "DTSTART:20260609T090000Z\nDTEND:20260609T100000Z\n" + BOTH);
  private static final String OK = "2026-06-09T09:00:00Z/2026-06-09T10:00:00Z";
  private static final String BAD = "2026-06-10T09:00:00Z/2026-06-10T10:00:00Z";

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
        "FREQ=WEEKLY;BYDAY=WE,FRI;COUNT=2",
        "FREQ=WEEKLY;UNTIL=someday",
        "FREQ=WEEKLY;UNTIL=20260630T",
        "FREQ=WEEKLY;UNTIL=20260631",
        "FREQ=WEEKLY;COUNT=two",
        "FREQ=WEEKLY;COUNT=2.5",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;COUNT=99999999999",
        "FREQ=WEEKLY;COUNT=2;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=2",
        "FREQ=WEEKLY;INTERVAL=;COUNT=2",
        "FREQ=WEEKLY;INTERVALL=2;COUNT=2",
        "FREQ=WEEKLY COUNT=2",
        "FREQ=WEEKLY,COUNT=2",
        "FREQ=WEEKLY;;COUNT=2",
        "FREQ=WEEKLY;COUNT=2;",
        "FREQ=WEEKLY;BYDAY=;COUNT=2",
        "FREQ=WEEKLY;BYDAY=WE,,FR;COUNT=2",
        "FREQ=WEEKLY;BYDAY=1WE;COUNT=2",
        "FREQ=MONTHLY;BYDAY=54WE;COUNT=2",
        "FREQ=MONTHLY;BYDAY=0WE;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=10,x;COUNT=2",
        "FREQ=MONTHLY;BYYEARDAY=100;COUNT=2",
        "FREQ=WEEKLY;BYMONTHDAY=10;COUNT=2",
        "FREQ=MONTHLY;BYWEEKNO=20;COUNT=2",
        "FREQ=YEARLY;BYMONTH=13;COUNT=2",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=0;COUNT=2",
        "FREQ=DAILY;BYSETPOS=1;COUNT=2",
        "FREQ=DAILY;BYHOUR=24;COUNT=2",
        "FREQ=DAILY;BYMINUTE=9,60;COUNT=2",
        "FREQ=WEEKLY;WKST=MON;COUNT=2",
        "FREQ=FORTNIGHTLY;COUNT=2",
        "FREQ=WEEKLY;COUNT=2;X-FROM=20260701",
        "RSCALE=HEBREW;FREQ=YEARLY;COUNT=2",
        "RSCALE=GREGORIAN;SKIP=BACKWARD;FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2",
        "COUNT=2",
        "WEEKLY",
        "",
      })
  void a_rule_of_which_one_part_is_none(String rule) {
    assertAside("DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nRRULE:" + rule + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXDATE:20260617T090000Z,someday",
        "EXDATE:20260617T090000Z,",
        "EXDATE:20260617T090000Z;20260624T090000Z",
        "EXDATE:20260617,20260624T090000Z",
        "EXDATE;VALUE=DATE:20260617T090000Z",
        "EXDATE:",
        "EXDATE:20260617T090000Z,\n20260624T090000Z",
        "RDATE:20260617T090000Z,2026-06-18 09:00",
        "RDATE;VALUE=PERIOD:20260617T090000Z",
        "RDATE;VALUE=PERIOD:20260617T090000Z/1H",
        "RDATE;VALUE=PERIOD:20260617T090000Z/20260617T080000Z",
        "RDATE;VALUE=PERIOD:20260617T090000Z/PT1H,x/PT1H",
        "RDATE;VALUE=PERIOD:20260617/20260618",
        "RDATE 20260617T090000Z",
        "EXRULE:FREQ=WEEKLY;COUNT=1",
        "RECURRENCE-ID:someday",
        "RECURRENCE-ID:20260617T090000",
        "STATUS:CANCELLLED",
        "STATUS:CANCELLED,CONFIRMED",
        "STATUS:CANCELLED\nSTATUS:CONFIRMED",
        "STATUS;CANCELLED",
        "STATUS;CANCELLED:CONFIRMED",
        "TRANSP:TRANSPARENTLY",
        "TRANSP:",
        "SEQUENCE:one",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOFF",
      })
  void dates_and_words_that_are_none(String line) {
    String lines = "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\n" + line + "\n";
    boolean single = line.startsWith("RECURRENCE-ID:20260617");

    if (single) {
      assertThat(times("UTC", GOOD + event("b", lines + BOTH))).containsExactly(OK, BAD);
    } else {
      assertAside(lines);
      assertAside(lines + "RRULE:FREQ=WEEKLY;COUNT=3\n");
    }
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
  void a_rule_of_the_older_format_is_read_whole_too() {
    String old = "BEGIN:VCALENDAR\nVERSION:1.0\n%sEND:VCALENDAR\n";
    String lines = "DTSTART:20260610T090000Z\nDTEND:20260610T100000Z\nRRULE:%s\n" + BOTH;

    assertThat(times(told("UTC", old.formatted(GOOD + event("b", lines.formatted("D1 #2"))))))
        .containsExactly(OK, BAD, "2026-06-11T09:00:00Z/2026-06-11T10:00:00Z");
    for (String rule : new String[] {"D1 #two", "W1 MO WED #2", "D1$ #2", "D99999999999 #2"}) {
      SnapshotReader.Snapshot told =
          told("UTC", old.formatted(GOOD + event("b", lines.formatted(rule))));
      assertThat(times(told)).as(rule).containsExactly(OK);
      assertThat(told.unreadable()).as(rule).hasSize(1);
    }
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

  private static void assertAside(String lines) {
    SnapshotReader.Snapshot told = told("UTC", calendar(event("b", lines + BOTH) + GOOD));

    assertThat(times(told)).containsExactly(OK);
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("b");
  }
}
