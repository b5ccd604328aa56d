package dev.makertime.collector.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one person's calendar from an API, which expands series. Only the owner's
 * meetings are read, since other attendees have calendars of their own.
 */
public final class OnlineEntries implements SnapshotReader {

  /**
   * Owner of a calendar.
   *
   * @param email in lower case
   * @param zone in which the days of the owner begin
   */
  record Owner(String email, ZoneId zone) {}

  /** Raised for an event that cannot be read; the message quotes none of its content. */
  static final class UnreadableEntry extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnreadableEntry(String message) {
      super(message);
    }
  }

  /** Adapter to the JSON of one API. */
  interface EventReader {
    /**
     * Reads one event; null where it is no meeting or absence.
     *
     * @param master event of its series; missing where it has none
     * @throws IllegalArgumentException when it cannot be read
     */
    @Nullable Occurrence occurrence(
        JsonNode event, JsonNode master, MeetingRules rules, Owner owner);
  }

  private final EventReader reader;
  private final String owner;
  private final CalendarPeople people;
  private final Supplier<ZoneId> zone;
  private final MeetingRules rules;

  private OnlineEntries(
      EventReader reader,
      String owner,
      CalendarPeople people,
      Supplier<ZoneId> zone,
      MeetingRules rules) {
    this.people = people;
    this.reader = reader;
    this.owner = Activity.normalIdentity(owner);
    this.zone = zone;
    this.rules = rules;
  }

  /** Makes a reader of Google Calendar, where each address is one person. */
  public static OnlineEntries google(String owner, Supplier<ZoneId> zone, MeetingRules rules) {
    return google(owner, CalendarPeople.byAddress(identity -> true), zone, rules);
  }

  /** Makes a reader of Google Calendar. */
  public static OnlineEntries google(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules rules) {
    return new OnlineEntries(new GoogleEvents(), owner, people, zone, rules);
  }

  /** Makes a reader of Microsoft Graph, where each address is one person. */
  public static OnlineEntries graph(String owner, Supplier<ZoneId> zone, MeetingRules rules) {
    return graph(owner, CalendarPeople.byAddress(identity -> true), zone, rules);
  }

  /** Makes a reader of Microsoft Graph. */
  public static OnlineEntries graph(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules rules) {
    return new OnlineEntries(new GraphEvents(), owner, people, zone, rules);
  }

  @Override
  public String rulesVersion() {
    return Integer.toHexString(
        (rules + " " + zone.get() + " " + owner + " " + people.version()).hashCode());
  }

  @Override
  public Snapshot read(Payload payload, TimeWindow window) {
    JsonNode all = entries(payload);
    if (!all.isArray()) {
      return Snapshot.of(new Reading.Rejected("the answer has no list of events"));
    }
    Map<String, JsonNode> byId = new HashMap<>();
    all.forEach(entry -> byId.put(entry.path("id").asText(), entry));
    Owner owned = new Owner(owner.substring(owner.indexOf(':') + 1), zone.get());
    List<Occurrence> occurrences = new ArrayList<>();
    List<Unreadable> aside = new ArrayList<>();
    for (JsonNode entry : latest(all)) {
      JsonNode master =
          byId.getOrDefault(entry.path("seriesMasterId").asText(""), MissingNode.getInstance());
      try {
        Occurrence one = reader.occurrence(entry, master, rules, owned);
        if (one != null && window.contains(one.start())) {
          occurrences.add(one);
        }
      } catch (UnreadableEntry e) {
        aside.add(new Unreadable(idOf(entry), String.valueOf(e.getMessage())));
      } catch (IllegalArgumentException | DateTimeException e) {
        aside.add(new Unreadable(idOf(entry), "an event that cannot be read"));
      }
    }
    MeetingFilter meetings = new MeetingFilter(Optional.of(owner), people, rules, occurrences);
    return new Snapshot(new Reading.Found(meetings.activities(aside)), aside);
  }

  /** Returns the list of events: the answer itself, or its field. */
  private static JsonNode entries(Payload payload) {
    try {
      JsonNode body = Json.MAPPER.readTree(payload.body());
      return body.has("items") ? body.path("items") : body.has("value") ? body.path("value") : body;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Returns the latest version of each event, without those that were deleted. */
  private static Collection<JsonNode> latest(JsonNode all) {
    Map<String, Map<String, JsonNode>> latest = new LinkedHashMap<>();
    for (JsonNode entry : all) {
      String id = entry.path("id").asText("");
      String uid = uidOf(entry);
      boolean gone = entry.has("@removed") || "cancelled".equals(entry.path("status").asText());
      if (gone && uid.isEmpty()) {
        latest.remove(id);
      } else {
        String name = id.isEmpty() ? "entry " + latest.size() : id;
        latest
            .computeIfAbsent(name, missing -> new LinkedHashMap<>())
            .merge(
                uid, entry, (one, next) -> changed(next).compareTo(changed(one)) < 0 ? one : next);
      }
    }
    return latest.values().stream().flatMap(one -> one.values().stream()).toList();
  }

  private static String changed(JsonNode entry) {
    return entry.path("updated").asText(entry.path("lastModifiedDateTime").asText(""));
  }

  private static String idOf(JsonNode entry) {
    String uid = uidOf(entry);
    return uid.isBlank() ? "" : MeetingFilter.id(uid);
  }

  private static String uidOf(JsonNode entry) {
    return entry.path("iCalUID").asText(entry.path("iCalUId").asText(""));
  }

  /** Orders versions as iCalendar does: by the sequence, then by the last change. */
  static long version(long sequence, @Nullable String changed) {
    long second = 0;
    if (changed != null) {
      Instant at = OffsetDateTime.parse(changed).toInstant();
      second = Math.max(0, at.getEpochSecond());
    }
    return (Math.max(0, Math.min(sequence, 1 << 20)) << 34) + Math.min(second, (1L << 34) - 1);
  }
}
