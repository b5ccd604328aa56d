package dev.makertime.collector.source.calendar;

import static dev.makertime.collector.source.Evidence.required;
import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.calendar.Occurrence.Attendee;
import dev.makertime.collector.source.calendar.OnlineEntries.Owner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What entries of Google Calendar are: meetings, or the absence of their owner. Focus time, working
 * locations, birthdays and tasks are neither.
 */
final class GoogleEvents implements OnlineEntries.Form {

  @Override
  public @Nullable Occurrence occurrence(
      JsonNode event, JsonNode master, MeetingRules rules, Owner owner) {
    ZoneId zone = owner.zone();
    String type = event.path("eventType").asText("default");
    boolean away = type.equals("outOfOffice");
    if (!away && !type.equals("default") && !type.equals("fromGmail")) {
      return null;
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
        "cancelled".equals(text(event, "status")),
        !"transparent".equals(text(event, "transparency")),
        event.path("start").has("date") && !away,
        away,
        event.path("organizer").path("self").asBoolean(false)
            ? owner.email()
            : email(event.path("organizer")),
        attendees(event, owner),
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
      String email = one.path("self").asBoolean(false) ? owner.email() : email(one);
      if (email != null) {
        attendees.add(
            new Attendee(
                email,
                switch (one.path("responseStatus").asText("")) {
                  case "accepted" -> "ACCEPTED";
                  case "declined" -> "DECLINED";
                  case "tentative" -> "TENTATIVE";
                  default -> "NEEDS-ACTION";
                },
                one.path("optional").asBoolean(false),
                !one.path("resource").asBoolean(false)));
      }
    }
    return attendees;
  }

  private static @Nullable String email(JsonNode person) {
    String email = text(person, "email");
    return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
  }

  /** With its offset, or a date, which begins in the owner's zone. */
  private static Instant time(JsonNode time, ZoneId zone) {
    String date = text(time, "date");
    return date == null
        ? OffsetDateTime.parse(required(time, "dateTime")).toInstant()
        : LocalDate.parse(date).atStartOfDay(zone).toInstant();
  }
}
