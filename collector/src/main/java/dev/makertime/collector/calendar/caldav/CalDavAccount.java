package dev.makertime.collector.calendar.caldav;

import static dev.makertime.collector.calendar.caldav.Multistatus.CALDAV;
import static dev.makertime.collector.calendar.caldav.Multistatus.DAV;

import dev.makertime.collector.calendar.caldav.DavServer.Refused;
import dev.makertime.collector.calendar.caldav.Multistatus.Response;
import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.calendar.poll.FeedFetcher;
import dev.makertime.collector.reading.Payload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Client that reads all calendars of one user from a CalDAV server. It caches the events, and asks
 * only for changes; after a restart it reads everything once. Each answer holds all events, so that
 * an event that is missing was deleted.
 */
public final class CalDavAccount implements FeedFetcher {
  private static final int BATCH = 100;

  /** The most pages of changes; a server that has more does not end. */
  private static final int MOST_PAGES = 1_000;

  private final DavServer server;
  private final Discovery discovery;
  private final Clock clock;
  private final Map<URI, CalendarCache> collections = new LinkedHashMap<>();
  private Map<String, String> gaps = Map.of();

  /**
   * Makes a client.
   *
   * @param url of the server, of the user, of their calendars or of a single one
   */
  public CalDavAccount(URI url, String user, String password, Clock clock) {
    this.clock = clock;
    server = new DavServer(url, user, password);
    discovery = new Discovery(server, url);
  }

  /**
   * Checks the account.
   *
   * @return one line: the number of calendars
   */
  public String check() throws IOException, InterruptedException {
    return "calendars: %d".formatted(discovery.calendars().size());
  }

  @Override
  public synchronized Optional<Payload> fetch(FeedCursor since)
      throws IOException, InterruptedException {
    List<URI> calendars = discovery.calendars();
    collections.keySet().retainAll(calendars);
    Map<String, String> refused = new TreeMap<>();
    for (URI calendar : calendars) {
      CalendarCache cache = collections.computeIfAbsent(calendar, missing -> new CalendarCache());
      try {
        bringUpToDate(calendar, cache);
      } catch (Refused e) {
        if (e.isOfTheAccount() || calendars.size() == refused.size() + 1) {
          throw e;
        }
        refused.put("calendar " + calendar.getPath(), String.valueOf(e.getMessage()));
      }
    }
    gaps = Map.copyOf(refused);
    String state = CalendarCache.state(collections);
    return state.equals(since.etag())
        ? Optional.empty()
        : Optional.of(
            new Payload(
                Map.of("etag", state),
                CalendarCache.text(collections).getBytes(StandardCharsets.UTF_8),
                clock.instant()));
  }

  @Override
  public synchronized Map<String, String> gaps() {
    return gaps;
  }

  private void bringUpToDate(URI calendar, CalendarCache cache)
      throws IOException, InterruptedException {
    try {
      synchronize(calendar, cache);
    } catch (Refused e) {
      if (cache.token != null && (e.isInvalidToken() || e.status() == 410)) {
        cache.token = null;
        cache.events.clear();
        synchronize(calendar, cache);
      } else if (e.isOfTheAccount() || (e.status() / 100 == 5 && e.status() != 501)) {
        throw e;
      } else {
        compare(calendar, cache); // the server does not support synchronization
      }
    }
  }

  /** Reads the changes since the token; only complete ones are taken, as none is sent again. */
  private void synchronize(URI calendar, CalendarCache cache)
      throws IOException, InterruptedException {
    boolean isWhole = cache.token == null;
    String token = cache.token == null ? "" : cache.token;
    Map<String, Optional<String>> changed = new LinkedHashMap<>();
    for (int round = 0; ; round++) {
      Multistatus answer = server.ask("REPORT", calendar, 0, CalDavRequests.sync(token));
      boolean hasMore = false;
      for (Response one : answer.responses()) {
        boolean itself = server.at(one.href()).equals(calendar);
        hasMore |= itself && one.status() == 507;
        if (!itself) {
          changed.put(one.href(), isGone(one) ? Optional.empty() : Optional.of(etag(one)));
        }
      }
      if (answer.syncToken() == null || (hasMore && round == MOST_PAGES)) {
        throw new IOException("the server does not end its list of changes");
      }
      token = answer.syncToken();
      if (!hasMore) {
        break;
      }
    }
    update(calendar, cache, changed, isWhole);
    cache.token = token;
  }

  /** Compares all tags, for servers without synchronization. */
  private void compare(URI calendar, CalendarCache cache) throws IOException, InterruptedException {
    Map<String, Optional<String>> now = new LinkedHashMap<>();
    for (Response one : server.ask("PROPFIND", calendar, 1, CalDavRequests.ETAGS).responses()) {
      if (!server.at(one.href()).equals(calendar)) {
        now.put(one.href(), Optional.of(etag(one)));
      }
    }
    update(calendar, cache, now, true);
  }

  private static String etag(Response response) {
    return response.text(DAV, "getetag").orElse("");
  }

  /**
   * Applies changes to the cache.
   *
   * @param changed by address: the tag now; empty where the event is gone
   * @param isWhole whether all events are listed, so that the others are gone
   */
  private void update(
      URI calendar, CalendarCache cache, Map<String, Optional<String>> changed, boolean isWhole)
      throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>();
    Set<String> there = new HashSet<>();
    Set<String> removed = new HashSet<>();
    for (Map.Entry<String, Optional<String>> one : changed.entrySet()) {
      String key = key(one.getKey());
      CalendarCache.Event known = cache.events.get(key);
      if (one.getValue().isEmpty()) {
        removed.add(key);
        continue;
      }
      there.add(key);
      String tag = one.getValue().get();
      if (known == null || tag.isEmpty() || !tag.equals(known.etag())) {
        wanted.add(one.getKey());
      }
    }
    Map<String, CalendarCache.Event> fetched = fetch(calendar, wanted);
    cache.events.keySet().removeAll(removed);
    if (isWhole) {
      cache.events.keySet().retainAll(there);
    }
    for (String one : wanted) {
      cache.events.remove(key(one));
    }
    cache.events.putAll(fetched);
  }

  /**
   * Fetches the events at some addresses; those that are gone (404) are left out.
   *
   * @throws IOException when one is neither there nor gone: the old token will name it again
   */
  private Map<String, CalendarCache.Event> fetch(URI calendar, List<String> wanted)
      throws IOException, InterruptedException {
    Map<String, CalendarCache.Event> fetched = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>();
    for (int from = 0; from < wanted.size(); from += BATCH) {
      List<String> some = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
      for (Response one :
          server.ask("REPORT", calendar, 1, CalDavRequests.multiget(some)).responses()) {
        Optional<String> text = one.text(CALDAV, "calendar-data");
        if (text.isPresent()) {
          fetched.put(key(one.href()), new CalendarCache.Event(etag(one), text.get()));
        } else if (isGone(one)) {
          gone.add(key(one.href()));
        }
      }
    }
    for (String one : wanted) {
      if (!fetched.containsKey(key(one)) && !gone.contains(key(one))) {
        throw new IOException("the server names an event, but does not send it");
      }
    }
    return fetched;
  }

  private static boolean isGone(Response one) {
    return one.status() == 404 || one.status() == 410;
  }

  /** Normalizes an address, which servers write in several ways. */
  private String key(String href) throws IOException {
    return server.at(href).getPath();
  }
}
