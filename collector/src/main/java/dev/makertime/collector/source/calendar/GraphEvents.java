package dev.makertime.collector.source.calendar;

import static dev.makertime.collector.source.Evidence.required;
import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.calendar.Occurrence.Attendee;
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
      JsonNode event, JsonNode master, MeetingRules rules, ZoneId zone) {
    if ("seriesMaster".equals(text(event, "type"))) {
      return null;
    }
    JsonNode full = event.has("attendees") || master.isMissingNode() ? event : master;
    boolean inSeries = text(event, "seriesMasterId") != null;
    JsonNode names = inSeries && !master.isMissingNode() ? master : event;
    String uid = text(names, "iCalUId");
    Instant start = time(event.path("start"));
    String original = text(event, "originalStart");
    String show = shown(event, full);
    List<String> titles = titles(full);
    return new Occurrence(
        uid != null ? uid : required(names, "id"),
        inSeries ? original == null ? start : OffsetDateTime.parse(original).toInstant() : null,
        start,
        time(event.path("end")),
        event.path("isCancelled").asBoolean(full.path("isCancelled").asBoolean(false)),
        !show.equals("free") && !show.equals("workingElsewhere"),
        full.path("isAllDay").asBoolean(false) && !show.equals("oof"),
        show.equals("oof"),
        email(full.path("organizer")),
        attendees(full),
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

  private static List<Attendee> attendees(JsonNode event) {
    List<Attendee> attendees = new ArrayList<>();
    for (JsonNode one : event.path("attendees")) {
      String email = email(one);
      String type = one.path("type").asText("required").toLowerCase(Locale.ROOT);
      if (email != null) {
        attendees.add(
            new Attendee(
                email,
                switch (one.path("status").path("response").asText("")) {
                  case "accepted", "organizer" -> "ACCEPTED";
                  case "declined" -> "DECLINED";
                  case "tentativelyAccepted" -> "TENTATIVE";
                  default -> "NEEDS-ACTION";
                },
                type.equals("optional"),
                !type.equals("resource")));
      }
    }
    return attendees;
  }

  private static @Nullable String email(JsonNode person) {
    String email = text(person.path("emailAddress"), "address");
    return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
  }

  /** A wall clock without an offset, and the zone beside it, by Windows' or the IANA name. */
  private static Instant time(JsonNode time) {
    String name = required(time, "timeZone");
    ZoneId zone =
        Zones.byName(name).orElseThrow(() -> new DateTimeException("a time zone nobody knows"));
    return LocalDateTime.parse(required(time, "dateTime")).atZone(zone).toInstant();
  }
}
