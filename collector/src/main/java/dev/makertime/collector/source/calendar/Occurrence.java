package dev.makertime.collector.source.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that an event takes place, without what it is about: no title, place or description ever
 * gets this far.
 *
 * @param uid of the event
 * @param recurrenceId of a recurring event: when this time was first to be
 * @param cancelled or only the wish of somebody
 * @param busy whether it takes up its time
 * @param allDay whether it is a date rather than a time
 * @param outOfOffice whether it says that its owner is away
 * @param organizer an e-mail address in lower case
 * @param subject what its time goes to, by the rules
 * @param ignored whether the rules say that it is no meeting
 * @param version grows with SEQUENCE, then with LAST-MODIFIED or DTSTAMP
 */
record Occurrence(
    String uid,
    @Nullable Instant recurrenceId,
    Instant start,
    Instant end,
    boolean cancelled,
    boolean busy,
    boolean allDay,
    boolean outOfOffice,
    @Nullable String organizer,
    List<Attendee> attendees,
    long version,
    String subject,
    boolean ignored) {

  /** Somebody or something that was invited. */
  record Attendee(String email, String participation, boolean optional, boolean person) {}

  Occurrence {
    attendees = List.copyOf(attendees);
  }
}
