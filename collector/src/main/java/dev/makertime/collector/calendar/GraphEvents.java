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
import dev.makertime.collector.calendar.recurrence.ZoneLookup;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of a Microsoft 365 calendar. An occurrence that follows its series has only its
 * times; the rest is in the series master.
 */
final class GraphEvents implements OnlineEntries.EventReader {

  @Override
  public @Nullable Occurrence occurrence(
      JsonNode event, JsonNode master, MeetingRules rules, Owner owner) {
    if ("seriesMaster".equals(text(event, "type"))) {
      return null;
    }
    boolean inSeries = text(event, "seriesMasterId") != null;
    boolean isFull = event.path("attendees").isArray();
    if (inSeries && master.isMissingNode() && !isFull) {
      throw new UnreadableEntry("an occurrence whose series master is missing");
    }
    JsonNode full = isFull || master.isMissingNode() ? event : master;
    if (event.path("isDraft").asBoolean(full.path("isDraft").asBoolean(false))) {
      // whom it was sent to before still comes when it was to be before
      throw new UnreadableEntry("a draft, which was sent to nobody");
    }
    JsonNode names = inSeries && !master.isMissingNode() ? master : event;
    String uid = text(names, "iCalUId");
    boolean allDay = full.path("isAllDay").asBoolean(false);
    Instant start = time(event.path("start"), allDay, owner);
    String answer = answer(event, full);
    String original = text(event, "originalStart");
    String show = shown(event, full);
    List<String> titles = titles(full);
    return new Occurrence(
        uid != null ? uid : required(names, "id"),
        inSeries ? original == null ? start : OffsetDateTime.parse(original).toInstant() : null,
        start,
        time(event.path("end"), allDay, owner),
        event.path("isCancelled").asBoolean(full.path("isCancelled").asBoolean(false)),
        !show.equals("free") && !show.equals("workingElsewhere"),
        allDay && !show.equals("oof"),
        show.equals("oof") && !answer.equals("DECLINED"),
        organizer(full, owner),
        attendees(full),
        answer,
        OnlineEntries.version(0, text(full, "lastModifiedDateTime")),
        rules.subjectOf(titles),
        rules.ignores(titles));
  }

  private static String shown(JsonNode event, JsonNode full) {
    @Nullable String own = text(event, "showAs");
    String show = own == null ? full.path("showAs").asText("busy") : own;
    return switch (show) {
      case "busy", "free", "tentative", "oof", "workingElsewhere", "unknown" -> show;
      default -> throw new UnreadableEntry("an event with an unknown showAs");
    };
  }

  private static List<String> titles(JsonNode event) {
    List<String> titles = new ArrayList<>();
    Optional.ofNullable(text(event, "subject")).ifPresent(titles::add);
    event.path("categories").forEach(one -> titles.add(one.asText()));
    return titles;
  }

  /** Returns the owner's answer; those of the attendees are often hidden. */
  private static String answer(JsonNode event, JsonNode full) {
    JsonNode own = event.has("responseStatus") ? event : full;
    return participation(own.path("responseStatus").path("response").asText(""));
  }

  private static String participation(String response) {
    return switch (response) {
      case "accepted", "organizer" -> "ACCEPTED";
      case "declined" -> "DECLINED";
      case "tentativelyAccepted" -> "TENTATIVE";
      case "", "none", "notResponded" -> "NEEDS-ACTION";
      default -> throw new UnreadableEntry("an event with an unknown response");
    };
  }

  private static List<Attendee> attendees(JsonNode event) {
    List<Attendee> attendees = new ArrayList<>();
    for (JsonNode one : event.path("attendees")) {
      String type = one.path("type").asText("required").toLowerCase(Locale.ROOT);
      attendees.add(
          Attendee.of(
              address(one),
              participation(one.path("status").path("response").asText("")),
              type.equals("optional") ? Part.OPTIONAL : Part.REQUIRED,
              type.equals("resource") ? Kind.THING : Kind.PERSON));
    }
    return attendees;
  }

  private static @Nullable Attendee organizer(JsonNode event, Owner owner) {
    boolean own = event.path("isOrganizer").asBoolean(false);
    return own || event.path("organizer").isObject()
        ? Attendee.of(
            own ? owner.email() : address(event.path("organizer")),
            "ACCEPTED",
            Part.REQUIRED,
            Kind.PERSON)
        : null;
  }

  /** Returns the address, or else the name, of a person. */
  private static String address(JsonNode person) {
    JsonNode address = person.path("emailAddress");
    String email = text(address, "address");
    return email == null ? "name:" + address.path("name").asText("") : email;
  }

  /**
   * Reads a wall-clock time with its zone, by the Windows or IANA name. An all-day event begins in
   * the owner's zone, whatever zone it names.
   */
  private static Instant time(JsonNode time, boolean allDay, Owner owner) {
    LocalDateTime local = LocalDateTime.parse(required(time, "dateTime"));
    if (allDay) {
      return local.toLocalDate().atStartOfDay(owner.zone()).toInstant();
    }
    ZoneId zone =
        ZoneLookup.byName(required(time, "timeZone"))
            .orElseThrow(() -> new DateTimeException("an unknown time zone"));
    return local.atZone(zone).toInstant();
  }
}
