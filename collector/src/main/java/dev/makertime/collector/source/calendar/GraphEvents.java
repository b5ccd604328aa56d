package dev.makertime.collector.source.calendar;

import static dev.makertime.collector.source.Evidence.required;
import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.calendar.Occurrence.Attendee;
import dev.makertime.collector.source.calendar.OnlineEntries.Owner;
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
 * What entries of a Microsoft 365 calendar are. An occurrence that follows its series carries only
 * its times; the rest is its master's.
 */
final class GraphEvents implements OnlineEntries.Form {

  @Override
  public @Nullable Occurrence occurrence(
      JsonNode event, JsonNode master, MeetingRules rules, Owner owner) {
    if ("seriesMaster".equals(text(event, "type"))) {
      return null;
    }
    JsonNode full = event.has("attendees") || master.isMissingNode() ? event : master;
    boolean inSeries = text(event, "seriesMasterId") != null;
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
        full.path("isOrganizer").asBoolean(false) ? owner.email() : email(full.path("organizer")),
        attendees(full, answer, owner),
        OnlineEntries.version(0, text(full, "lastModifiedDateTime")),
        rules.subjectOf(titles),
        rules.ignores(titles));
  }

  private static String shown(JsonNode event, JsonNode full) {
    String show = text(event, "showAs");
    return show == null ? full.path("showAs").asText("busy") : show;
  }

  private static List<String> titles(JsonNode event) {
    List<String> titles = new ArrayList<>();
    Optional.ofNullable(text(event, "subject")).ifPresent(titles::add);
    event.path("categories").forEach(one -> titles.add(one.asText()));
    return titles;
  }

  /** The owner's own answer; what attendees say of themselves is often not shown. */
  private static String answer(JsonNode event, JsonNode full) {
    JsonNode own = event.has("responseStatus") ? event : full;
    return participation(own.path("responseStatus").path("response").asText(""));
  }

  private static String participation(String response) {
    return switch (response) {
      case "accepted", "organizer" -> "ACCEPTED";
      case "declined" -> "DECLINED";
      case "tentativelyAccepted" -> "TENTATIVE";
      default -> "NEEDS-ACTION";
    };
  }

  private static List<Attendee> attendees(JsonNode event, String answer, Owner owner) {
    List<Attendee> attendees = new ArrayList<>();
    boolean optional = false;
    String own = answer;
    for (JsonNode one : event.path("attendees")) {
      String email = email(one);
      String type = one.path("type").asText("required").toLowerCase(Locale.ROOT);
      if (email != null) {
        String response = participation(one.path("status").path("response").asText(""));
        attendees.add(
            new Attendee(email, response, type.equals("optional"), !type.equals("resource")));
        if (email.equals(owner.email())) {
          optional = type.equals("optional");
          own = answer.equals("NEEDS-ACTION") ? response : answer;
        }
      }
    }
    boolean invited = !attendees.isEmpty() || event.path("isOrganizer").asBoolean(false);
    return invited
        ? owner.among(attendees, new Attendee(owner.email(), own, optional, true))
        : attendees;
  }

  private static @Nullable String email(JsonNode person) {
    String email = text(person.path("emailAddress"), "address");
    return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A wall clock without an offset, and the zone beside it, by Windows' or the IANA name. A day
   * begins in its owner's zone, whatever stands there.
   */
  private static Instant time(JsonNode time, boolean allDay, Owner owner) {
    LocalDateTime local = LocalDateTime.parse(required(time, "dateTime"));
    if (allDay) {
      return local.toLocalDate().atStartOfDay(owner.zone()).toInstant();
    }
    ZoneId zone =
        Zones.byName(required(time, "timeZone"))
            .orElseThrow(() -> new DateTimeException("a time zone nobody knows"));
    return local.atZone(zone).toInstant();
  }
}
