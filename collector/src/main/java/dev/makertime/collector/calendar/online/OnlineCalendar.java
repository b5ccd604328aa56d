package dev.makertime.collector.calendar.online;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.reading.Payload;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Client that reads one person's calendar from an API with change tokens. It caches the events.
 * After a restart, on a new day, whose window is another, and after an invalid token it reads
 * everything once. Each answer holds all events.
 */
public final class OnlineCalendar implements FeedFetcher {
  /** What is answered where the account is refused, or all is asked too often. */
  private static final Set<Integer> NOT_THE_TOKEN = Set.of(403, 429);

  /** The most events that are requested one by one in a poll. */
  private static final int MOST_MASTERS = 200;

  /** Adapter to the requests and pages of one API. */
  interface Protocol {
    /** Returns the request for all events of a time range. */
    String first(Instant from, Instant to);

    /** Requests one page. */
    Page page(Api api, String path) throws IOException, InterruptedException;

    /**
     * Requests an event that others refer to, and that no page has.
     *
     * @return nothing where there is none, or where no event of this API refers to another
     */
    default Optional<JsonNode> event(Api api, String id) throws IOException, InterruptedException {
      return Optional.empty();
    }
  }

  /**
   * Page of events.
   *
   * @param entries events as they are now, each with its {@code id}
   * @param removed ids of deleted events
   * @param next the request for the next page; absent on the last
   * @param later on the last page: the request for later changes
   */
  record Page(
      List<JsonNode> entries, List<String> removed, @Nullable String next, @Nullable String later) {
    Page {
      entries = List.copyOf(entries);
      removed = List.copyOf(removed);
    }

    /** A page of items, of which some say only that an event was deleted. */
    static Page of(
        JsonNode items,
        Predicate<JsonNode> isRemoved,
        @Nullable String next,
        @Nullable String later) {
      List<JsonNode> entries = new ArrayList<>();
      List<String> removed = new ArrayList<>();
      for (JsonNode item : items) {
        if (isRemoved.test(item)) {
          removed.add(item.path("id").asText());
        } else {
          entries.add(item);
        }
      }
      return new Page(entries, removed, next, later);
    }
  }

  private final Protocol protocol;
  private final Api api;
  private final LocalDate since;
  private final Clock clock;
  private final Map<String, JsonNode> entries = new TreeMap<>();
  private @Nullable String later;

  OnlineCalendar(Protocol protocol, Api api, LocalDate since, Clock clock) {
    this.protocol = protocol;
    this.api = api;
    this.since = since;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Payload> fetch(FeedCursor cursor)
      throws IOException, InterruptedException {
    if (later == null || cursor.etag() == null) {
      anew();
    } else {
      try {
        read(later);
      } catch (Api.Refused e) {
        if (e.status() / 100 != 4 || NOT_THE_TOKEN.contains(e.status())) {
          throw e;
        }
        anew();
      }
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    entries.values().forEach(all::add);
    byte[] text = Json.MAPPER.writeValueAsBytes(all);
    String state = UUID.nameUUIDFromBytes(text).toString();
    return state.equals(cursor.etag())
        ? Optional.empty()
        : Optional.of(new Payload(Map.of("etag", state), text, clock.instant()));
  }

  private void anew() throws IOException, InterruptedException {
    later = null;
    entries.clear();
    Instant to = clock.instant().plus(Activity.FURTHEST_AHEAD).truncatedTo(ChronoUnit.SECONDS);
    read(protocol.first(since.atStartOfDay(ZoneOffset.UTC).toInstant(), to));
  }

  /** Reads all pages, and updates the cache only once the last has arrived. */
  private void read(String path) throws IOException, InterruptedException {
    Map<String, JsonNode> changed = new TreeMap<>(entries);
    Set<String> read = new HashSet<>();
    String next = path;
    while (true) {
      if (!read.add(next)) {
        throw new IOException("the pages lead in a circle");
      }
      Page page = protocol.page(api, next);
      page.entries().forEach(entry -> changed.put(key(entry), entry));
      page.removed().forEach(changed::remove);
      if (page.next() == null) {
        if (page.later() == null) {
          throw new IOException("the answer has no token for the next poll");
        }
        addMasters(changed);
        entries.clear();
        entries.putAll(changed);
        later = page.later();
        return;
      }
      next = page.next();
    }
  }

  /** An event without an id hides no other. */
  private static String key(JsonNode entry) {
    String id = entry.path("id").asText("");
    return id.isEmpty() ? "without id " + entry.toString().hashCode() : id;
  }

  /** Requests the events that hold the facts of others, where only the others have come. */
  private void addMasters(Map<String, JsonNode> changed) throws IOException, InterruptedException {
    Set<String> masters = new TreeSet<>();
    for (JsonNode entry : changed.values()) {
      String master = entry.path("seriesMasterId").asText("");
      if (!master.isEmpty()
          && !changed.containsKey(master)
          && !entry.path("attendees").isArray()
          && masters.size() < MOST_MASTERS) {
        masters.add(master);
      }
    }
    for (String master : masters) {
      protocol.event(api, master).ifPresent(event -> changed.put(master, event));
    }
  }
}
