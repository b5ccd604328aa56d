package dev.makertime.collector.calendar.text;

import static dev.makertime.collector.calendar.Feeds.BOTH;
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

/** A rule that is half readable: its series is read whole or set aside, and stops no other. */
class RuleFormatsTest {
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
}
