package dev.makertime.collector.calendar;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.calendar.OnlineEntries.Owner;
import dev.makertime.collector.calendar.OnlineEntries.UnreadableEntry;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.calendar.occurrence.Occurrence.Attendee;
import dev.makertime.collector.calendar.occurrence.Occurrence.Kind;
import dev.makertime.collector.calendar.occurrence.Occurrence.Part;
import dev.makertime.collector.calendar.recurrence.EventZone;
import dev.makertime.collector.calendar.recurrence.WholeDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of Google Calendar as meetings, or as absences of the owner. Focus time, working
 * locations, birthdays and tasks are left out.
 */
final class GoogleEvents implements OnlineEntries.EventReader {
  private static final int LOCAL = "2026-06-01T09:00:00".length();

  @Override
  public @Nullable Occurrence occurrence(
      JsonNode event, JsonNode master, MeetingRules rules, Owner owner) {
    ZoneId zone = owner.zone();
    String type = event.path("eventType").asText("default");
    boolean away = type.equals("outOfOffice");
    if (!away && !type.equals("default") && !type.equals("fromGmail")) {
      return null;
    }
    if ("cancelled".equals(text(event, "status"))) {
      return null; // a cancelled event may have no other field
    }
    List<String> names = names(event);
    JsonNode original = event.path("originalStartTime");
    String uid = text(event, "iCalUID");
    Instant start = time(event.path("start"), zone);
    return new Occurrence(
        uid == null ? required(event, "id") : uid,
        original.isObject() ? time(original, zone) : null,
        start,
        time(event.path("end"), zone),
        false,
        !isFree(event),
        event.path("start").has("date") || isWholeDays(event, owner),
        away,
        organizer(event.path("organizer"), owner),
        attendees(event, owner),
        null,
        OnlineEntries.version(event.path("sequence").asLong(0), text(event, "updated")),
        rules.subjectOf(names),
        rules.ignores(names));
  }

  private static List<String> names(JsonNode event) {
    String title = text(event, "summary");
    return title == null ? List.of() : List.of(title);
  }

  private static List<Attendee> attendees(JsonNode event, Owner owner) {
    List<Attendee> attendees = new ArrayList<>();
    for (JsonNode one : event.path("attendees")) {
      attendees.add(
          Attendee.of(
              address(one, owner),
              switch (one.path("responseStatus").asText("needsAction")) {
                case "accepted" -> "ACCEPTED";
                case "declined" -> "DECLINED";
                case "tentative" -> "TENTATIVE";
                case "needsAction" -> "NEEDS-ACTION";
                default -> throw new UnreadableEntry("an event with an unknown responseStatus");
              },
              one.path("optional").asBoolean(false) ? Part.OPTIONAL : Part.REQUIRED,
              one.path("resource").asBoolean(false) ? Kind.THING : Kind.PERSON));
    }
    return attendees;
  }

  private static @Nullable Attendee organizer(JsonNode organizer, Owner owner) {
    return organizer.isObject()
        ? Attendee.of(address(organizer, owner), "ACCEPTED", Part.REQUIRED, Kind.PERSON)
        : null;
  }

  /** Returns the address; a guest whose address is hidden gets one of their own. */
  private static String address(JsonNode person, Owner owner) {
    String email = text(person, "email");
    return person.path("self").asBoolean(false)
        ? owner.email()
        : email != null ? email : "id:" + person.path("id").asText("");
  }

  private static boolean isFree(JsonNode event) {
    return switch (event.path("transparency").asText("opaque")) {
      case "opaque" -> false;
      case "transparent" -> true;
      default -> throw new UnreadableEntry("an event with an unknown transparency");
    };
  }

  /** Whether times are whole days, in the zone of the event or of the owner. */
  private static boolean isWholeDays(JsonNode event, Owner owner) {
    Instant begins = time(event.path("start"), owner.zone());
    Instant ends = time(event.path("end"), owner.zone());
    boolean asWritten = isMidnight(event.path("start")) && isMidnight(event.path("end"));
    return (asWritten && ends.isAfter(begins))
        || WholeDays.are(begins, ends, EventZone.of(owner.zone()));
  }

  /** Whether a time is a midnight as it is written. */
  private static boolean isMidnight(JsonNode time) {
    String written = text(time, "dateTime");
    return written != null
        && WholeDays.isMidnight(
            written.length() == LOCAL
                ? LocalDateTime.parse(written)
                : OffsetDateTime.parse(written).toLocalDateTime());
  }

  /** Reads a time with its offset, or a date, which begins in the owner's zone. */
  private static Instant time(JsonNode time, ZoneId zone) {
    String date = text(time, "date");
    if (date != null) {
      return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }
    String written = required(time, "dateTime");
    String named = text(time, "timeZone");
    return named != null && written.length() == LOCAL
        ? LocalDateTime.parse(written).atZone(ZoneId.of(named)).toInstant()
        : OffsetDateTime.parse(written).toInstant();
  }
}
