package dev.makertime.app.simulator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes a person's calendar as iCalendar text. */
final class CalendarText {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private static final String OWN = "Our own time";

  private final StringBuilder text = new StringBuilder();
  private final Member owner;

  private CalendarText(Member owner) {
    this.owner = owner;
  }

  static String of(Member owner, List<SimulatedMeeting> meetings, Instant changed) {
    CalendarText calendar = new CalendarText(owner);
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//makertime//simulated calendars//EN");
    calendar.zone();
    for (SimulatedMeeting meeting : meetings) {
      if (meeting.isFor(owner)) {
        calendar.event(meeting, changed);
      }
    }
    calendar.hold(owner, meetings, changed);
    calendar.declined(meetings, changed);
    if (owner.id().equals("nuno")) {
      calendar.broken(meetings, changed);
    }
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(SimulatedMeeting meeting, Instant changed) {
    line("BEGIN:VEVENT");
    line("UID:" + meeting.uid());
    line("DTSTAMP:" + utc(changed));
    line("SEQUENCE:" + meeting.sequence());
    line("SUMMARY:Never read beyond the collector");
    line("DTSTART;TZID=" + zoneName() + ":" + LOCAL.format(meeting.firstOf(owner)));
    line("DURATION:" + meeting.length());
    if (meeting.rule() != null) {
      line("RRULE:" + meeting.rule());
    }
    // An exception in UTC against a start in a zone is common, and must be compared as an instant.
    meeting.skipped().forEach(date -> line("EXDATE:" + utc(meeting.startOn(date))));
    line("ORGANIZER:mailto:" + meeting.invited().get(0).email());
    for (Member member : meeting.invited()) {
      line(
          "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=\""
              + member.name()
              + "\":mailto:"
              + member.email());
    }
    line("ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.com");
    line("END:VEVENT");
  }

  /** Time that somebody keeps free for themselves is no meeting, nor is a day-long reminder. */
  private void hold(Member owner, List<SimulatedMeeting> meetings, Instant changed) {
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

  /** All meetings are in Lisbon's time, which programs call by many names. */
  private String zoneName() {
    return switch (owner.id().charAt(0) % 4) {
      case 0 -> "Europe/Lisbon";
      case 1 -> "/mozilla.org/20050126_1/Europe/Lisbon";
      case 2 -> "GMT Standard Time";
      default -> OWN;
    };
  }

  /** The name that nobody else knows, with its rules. */
  private void zone() {
    if (!zoneName().equals(OWN)) {
      return;
    }
    List.of(
            "BEGIN:VTIMEZONE",
            "TZID:" + OWN,
            "BEGIN:STANDARD",
            "DTSTART:19961027T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0000",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:19970330T010000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0100",
            "END:DAYLIGHT",
            "END:VTIMEZONE")
        .forEach(this::line);
  }

  /** What somebody declined takes none of their time, also where one instance was moved. */
  private void declined(List<SimulatedMeeting> meetings, Instant changed) {
    LocalDateTime day = meetings.get(0).first().toLocalDate().atTime(11, 0);
    for (int instance = 0; instance < 2; instance++) {
      line("BEGIN:VEVENT");
      line("UID:declined-" + owner.id());
      line("DTSTAMP:" + utc(changed));
      if (instance == 0) {
        line("DTSTART;TZID=" + zoneName() + ":" + LOCAL.format(day));
        line("RRULE:FREQ=WEEKLY");
      } else {
        line("RECURRENCE-ID;TZID=" + zoneName() + ":" + LOCAL.format(day.plusWeeks(1)));
        line("DTSTART;TZID=" + zoneName() + ":" + LOCAL.format(day.plusWeeks(1).plusHours(2)));
      }
      line("DURATION:PT1H");
      line("ORGANIZER:mailto:somebody@elsewhere.example");
      line("ATTENDEE;PARTSTAT=DECLINED:mailto:" + owner.email());
      line("END:VEVENT");
    }
  }

  /** Events that cannot be read, that stop a parser, and that would never end. */
  private void broken(List<SimulatedMeeting> meetings, Instant changed) {
    String start = utc(meetings.get(0).first().toInstant(ZoneOffset.UTC));
    List<String> odd =
        List.of(
            "DTSTART:someday",
            "DTSTART:" + start + "\nRRULE:FREQ=DAILY;BYDAY=99999999999MO",
            "DTSTART:" + start + "\nRRULE:FREQ=SECONDLY;COUNT=1000000000");
    for (int i = 0; i < odd.size(); i++) {
      line("BEGIN:VEVENT");
      line("UID:odd-" + i);
      line("DTSTAMP:" + utc(changed));
      odd.get(i).lines().forEach(this::line);
      line("DURATION:PT1H");
      line("ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + owner.email());
      line("ATTENDEE;PARTSTAT=ACCEPTED:mailto:somebody@elsewhere.example");
      line("END:VEVENT");
    }
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
