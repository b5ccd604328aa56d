package dev.makertime.collector.calendar.occurrence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record of one occurrence of an event, without its content: title, place and description are never
 * kept.
 *
 * @param uid of the event
 * @param recurrenceId of a recurring event: the original start of this occurrence
 * @param cancelled whether it is cancelled, or only a draft
 * @param busy whether it blocks its time
 * @param allDay whether it is a date rather than a time
 * @param outOfOffice whether it is an absence of the owner
 * @param organizer absent where nobody invites
 * @param answer of the calendar's owner, where the calendar has it apart from the attendees
 * @param subject by the rules
 * @param ignored whether the rules say that it is no meeting
 * @param version grows with SEQUENCE, then with LAST-MODIFIED or DTSTAMP
 */
public record Occurrence(
    String uid,
    @Nullable Instant recurrenceId,
    Instant start,
    Instant end,
    boolean cancelled,
    boolean busy,
    boolean allDay,
    boolean outOfOffice,
    @Nullable Attendee organizer,
    List<Attendee> attendees,
    @Nullable String answer,
    long version,
    String subject,
    boolean ignored) {

  /** Role of an attendee; copied people are informed and do not attend. */
  public enum Part {
    REQUIRED,
    OPTIONAL,
    COPIED
  }

  /** Kind of an attendee; a group is a list of people who are not named. */
  public enum Kind {
    PERSON,
    GROUP,
    THING
  }

  /**
   * Record of a person, list or resource that was invited.
   *
   * @param address in lower case, an e-mail address where it has one
   * @param participation the PARTSTAT of RFC 5545
   */
  public record Attendee(String address, String participation, Part part, Kind kind) {
    /** Makes an attendee by an address as it is written, which may be no person's. */
    public static Attendee of(
        @Nullable String written, String participation, Part part, Kind kind) {
      String address = Addresses.normal(written);
      return new Attendee(
          address, participation, part, Addresses.isNobodys(address) ? Kind.THING : kind);
    }
  }

  public Occurrence {
    attendees = List.copyOf(attendees);
  }
}
