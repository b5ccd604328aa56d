package dev.makertime.collector.calendar.occurrence;

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
 * @param organizer who invites; absent where nobody does
 * @param answer what the calendar's owner has answered, where the calendar says so apart from the
 *     attendees
 * @param subject what its time goes to, by the rules
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

  /** In which part somebody is asked: copied people are told and do not attend. */
  public enum Part {
    REQUIRED,
    OPTIONAL,
    COPIED
  }

  /** Who or what an address stands for: a list stands for people who are not named. */
  public enum Kind {
    PERSON,
    GROUP,
    THING
  }

  /**
   * Somebody or something that was invited.
   *
   * @param address in lower case, an e-mail address where it has one
   * @param participation in RFC 5545's words
   */
  public record Attendee(String address, String participation, Part part, Kind kind) {
    /** By an address as it is written, which may tell that it is nobody's. */
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
