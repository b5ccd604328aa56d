package dev.makertime.app.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A person's calendar as the iCalendar text that a server would serve. */
final class CalendarText {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private final StringBuilder text = new StringBuilder();

  private CalendarText() {}

  static String of(Cast.Member owner, List<Meeting> meetings, Instant changed) {
    CalendarText calendar = new CalendarText();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//makertime//simulated calendars//EN");
    for (Meeting meeting : meetings) {
      if (meeting.invited().contains(owner) && !meeting.happens().isEmpty()) {
        calendar.event(meeting, changed);
      }
    }
    calendar.hold(owner, meetings, changed);
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Meeting meeting, Instant changed) {
    line("BEGIN:VEVENT");
    line("UID:" + meeting.uid());
    line("DTSTAMP:" + utc(changed));
    line("SEQUENCE:" + meeting.sequence());
    line("SUMMARY:Never read beyond the collector");
    line("DTSTART;TZID=" + meeting.zone() + ":" + LOCAL.format(meeting.first()));
    line("DURATION:" + meeting.length());
    if (meeting.rule() != null) {
      line("RRULE:" + meeting.rule());
    }
    // An exception in UTC against a start in a zone is common, and must be compared as an instant.
    meeting.skipped().forEach(date -> line("EXDATE:" + utc(meeting.startOn(date))));
    line("ORGANIZER:mailto:" + meeting.invited().get(0).email());
    for (Cast.Member member : meeting.invited()) {
      line(
          "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN="
              + member.id()
              + ":mailto:"
              + member.email());
    }
    line("ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.com");
    line("END:VEVENT");
  }

  /** Time that somebody keeps free for themselves is no meeting, nor is a day-long reminder. */
  private void hold(Cast.Member owner, List<Meeting> meetings, Instant changed) {
    LocalDateTime day = meetings.get(0).first().toLocalDate().atTime(15, 0);
    line("BEGIN:VEVENT");
    line("UID:hold-" + owner.id());
    line("DTSTAMP:" + utc(changed));
    line("DTSTART;TZID=" + owner.zone() + ":" + LOCAL.format(day));
    line("DURATION:PT1H");
    line("RRULE:FREQ=DAILY;COUNT=5");
    line("END:VEVENT");
    line("BEGIN:VEVENT");
    line("UID:reminder-" + owner.id());
    line("DTSTAMP:" + utc(changed));
    line("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  private static String utc(Instant instant) {
    return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
  }

  /** Lines end in CRLF and are folded at 75 octets; all of these are ASCII. */
  private void line(String line) {
    for (int i = 0; i < line.length(); i += 70) {
      text.append(i == 0 ? "" : " ")
          .append(line, i, Math.min(line.length(), i + 70))
          .append("\r\n");
    }
  }
}
