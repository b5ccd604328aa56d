package dev.makertime.collector.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.PollSource;
import dev.makertime.collector.reading.Reading;
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
 * The entries of a person's calendar as an API gives them, one by one: series are expanded there. A
 * source must tell of their owner only, since other attendees have calendars of their own.
 */
public final class OnlineEntries implements PollSource {

  /**
   * Whose calendar it is.
   *
   * @param email in lower case
   * @param zone in which their days begin
   */
  record Owner(String email, ZoneId zone) {}

  /** An entry that is not what it seems; the message names no content of it. */
  static final class Unclear extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Unclear(String message) {
      super(message);
    }
  }

  /** How one API writes an entry. */
  interface Form {
    /**
     * One entry, or nothing where it is none that counts.
     *
     * @param master of its series; missing where it has none
     * @throws IllegalArgumentException when it cannot be read
     */
    @Nullable Occurrence occurrence(
        JsonNode event, JsonNode master, MeetingRules rules, Owner owner);
  }

  private final Form form;
  private final String owner;
  private final CalendarPeople people;
  private final Supplier<ZoneId> zone;
  private final MeetingRules rules;

  private OnlineEntries(
      Form form, String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules rules) {
    this.people = people;
    this.form = form;
    this.owner = Activity.normalIdentity(owner);
    this.zone = zone;
    this.rules = rules;
  }

  /** Entries of Google Calendar, where an address is all that is known of anybody. */
  public static OnlineEntries google(String owner, Supplier<ZoneId> zone, MeetingRules rules) {
    return google(owner, CalendarPeople.byAddress(identity -> true), zone, rules);
  }

  /** Entries of Google Calendar. */
  public static OnlineEntries google(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules rules) {
    return new OnlineEntries(new GoogleEvents(), owner, people, zone, rules);
  }

  /** Entries of Microsoft Graph, where an address is all that is known of anybody. */
  public static OnlineEntries graph(String owner, Supplier<ZoneId> zone, MeetingRules rules) {
    return graph(owner, CalendarPeople.byAddress(identity -> true), zone, rules);
  }

  /** Entries of Microsoft Graph. */
  public static OnlineEntries graph(
      String owner, CalendarPeople people, Supplier<ZoneId> zone, MeetingRules rules) {
    return new OnlineEntries(new GraphEvents(), owner, people, zone, rules);
  }

  @Override
  public String judgedBy() {
    return Integer.toHexString(
        (rules + " " + zone.get() + " " + owner + " " + people.version()).hashCode());
  }

  @Override
  public Told read(Payload payload, TimeWindow window) {
    JsonNode all = entries(payload);
    if (!all.isArray()) {
      return Told.of(new Reading.Rejected("no list of entries"));
    }
    Map<String, JsonNode> byId = new HashMap<>();
    all.forEach(entry -> byId.put(entry.path("id").asText(), entry));
    Owner owned = new Owner(owner.substring(owner.indexOf(':') + 1), zone.get());
    List<Occurrence> occurrences = new ArrayList<>();
    List<Aside> aside = new ArrayList<>();
    for (JsonNode entry : latest(all)) {
      JsonNode master =
          byId.getOrDefault(entry.path("seriesMasterId").asText(""), MissingNode.getInstance());
      try {
        Occurrence one = form.occurrence(entry, master, rules, owned);
        if (one != null && window.contains(one.start())) {
          occurrences.add(one);
        }
      } catch (Unclear e) {
        aside.add(new Aside(idOf(entry), String.valueOf(e.getMessage())));
      } catch (IllegalArgumentException | DateTimeException e) {
        aside.add(new Aside(idOf(entry), "an entry that cannot be read"));
      }
    }
    MeetingFilter meetings = new MeetingFilter(Optional.of(owner), people, rules, occurrences);
    return new Told(new Reading.Found(meetings.activities(aside)), aside);
  }

  /** A list, or a page of an answer that has one. */
  private static JsonNode entries(Payload payload) {
    try {
      JsonNode body = Json.MAPPER.readTree(payload.body());
      return body.has("items") ? body.path("items") : body.has("value") ? body.path("value") : body;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Of several versions of one entry the latest, and nothing of what is gone. */
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

  /** As of iCalendar: the sequence first, then the last change. */
  static long version(long sequence, @Nullable String changed) {
    long second = 0;
    if (changed != null) {
      Instant at = OffsetDateTime.parse(changed).toInstant();
      second = Math.max(0, at.getEpochSecond());
    }
    return (Math.max(0, Math.min(sequence, 1 << 20)) << 34) + Math.min(second, (1L << 34) - 1);
  }
}
