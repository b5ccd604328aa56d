package dev.makertime.collector.calendar.caldav;

import static dev.makertime.collector.calendar.caldav.Multistatus.CALDAV;
import static dev.makertime.collector.calendar.caldav.Multistatus.DAV;

import dev.makertime.collector.calendar.caldav.DavServer.Refused;
import dev.makertime.collector.calendar.caldav.Multistatus.Response;
import dev.makertime.collector.calendar.feed.FeedCursor;
import dev.makertime.collector.calendar.feed.FeedFetcher;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All calendars of one user on a CalDAV server. What is in them is kept here and brought up to date
 * by what the server says has changed; a process that starts anew asks for everything once. The
 * answer is always the whole, so that what is not in it any more has vanished.
 */
public final class CalDavAccount implements FeedFetcher {
  private static final int AT_ONCE = 100;

  /** A server that is never done saying what has changed is out of order. */
  private static final int MOST_ROUNDS = 1_000;

  private final DavServer server;
  private final Discovery discovery;
  private final Clock clock;
  private final Map<URI, Collection> collections = new LinkedHashMap<>();

  /** One event or series as it is at its address. */
  private record Resource(String etag, String text) {}

  private static final class Collection {
    private @Nullable String token;
    private final Map<String, Resource> resources = new TreeMap<>();
  }

  /**
   * An account.
   *
   * @param url of the server, of the user, of their calendars or of a single one
   */
  public CalDavAccount(URI url, String user, String password, Clock clock) {
    this.clock = clock;
    server = new DavServer(url, user, password);
    discovery = new Discovery(server, url);
  }

  /**
   * Tries it.
   *
   * @return one line: how many calendars can be seen
   */
  public String check() throws IOException, InterruptedException {
    return "calendars: %d".formatted(discovery.calendars().size());
  }

  @Override
  public synchronized Optional<Payload> fetch(FeedCursor since)
      throws IOException, InterruptedException {
    List<URI> calendars = discovery.calendars();
    collections.keySet().retainAll(calendars);
    for (URI calendar : calendars) {
      bringUpToDate(calendar, collections.computeIfAbsent(calendar, missing -> new Collection()));
    }
    String state = state();
    return state.equals(since.etag())
        ? Optional.empty()
        : Optional.of(
            new Payload(
                Map.of("etag", state), text().getBytes(StandardCharsets.UTF_8), clock.instant()));
  }

  private void bringUpToDate(URI calendar, Collection kept)
      throws IOException, InterruptedException {
    try {
      synchronize(calendar, kept);
    } catch (Refused e) {
      if (kept.token != null && (e.isInvalidToken() || e.status() == 410)) {
        kept.token = null;
        kept.resources.clear();
        synchronize(calendar, kept);
      } else if (e.status() == 401 || e.status() / 100 == 5 || e.status() == 429) {
        throw e;
      } else {
        compare(calendar, kept); // it knows no synchronization
      }
    }
  }

  /** Only what is complete is kept: a change that is lost would be lost for good. */
  private void synchronize(URI calendar, Collection kept) throws IOException, InterruptedException {
    boolean isWhole = kept.token == null;
    String token = kept.token == null ? "" : kept.token;
    Map<String, Optional<String>> changed = new LinkedHashMap<>();
    for (int round = 0; ; round++) {
      Multistatus answer = server.ask("REPORT", calendar, 0, CalDavRequests.sync(token));
      boolean goesOn = false;
      for (Response one : answer.responses()) {
        boolean itself = server.at(one.href()).equals(calendar);
        goesOn |= itself && one.status() == 507;
        if (!itself) {
          changed.put(one.href(), one.status() == 404 ? Optional.empty() : Optional.of(etag(one)));
        }
      }
      if (answer.syncToken() == null || (goesOn && round == MOST_ROUNDS)) {
        throw new IOException("a synchronization that does not end");
      }
      token = answer.syncToken();
      if (!goesOn) {
        break;
      }
    }
    update(calendar, kept, changed, isWhole);
    kept.token = token;
  }

  /** For servers without synchronization: what is there now. */
  private void compare(URI calendar, Collection kept) throws IOException, InterruptedException {
    Map<String, Optional<String>> now = new LinkedHashMap<>();
    for (Response one : server.ask("PROPFIND", calendar, 1, CalDavRequests.ETAGS).responses()) {
      if (!server.at(one.href()).equals(calendar)) {
        now.put(one.href(), Optional.of(etag(one)));
      }
    }
    update(calendar, kept, now, true);
  }

  private static String etag(Response response) {
    return response.text(DAV, "getetag").orElse("");
  }

  /**
   * Takes over what has changed.
   *
   * @param changed by address: its tag now, or nothing where it is gone
   * @param isWhole whether what is not among them is gone too
   */
  private void update(
      URI calendar, Collection kept, Map<String, Optional<String>> changed, boolean isWhole)
      throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>();
    Set<String> there = new HashSet<>();
    Set<String> removed = new HashSet<>();
    for (Map.Entry<String, Optional<String>> one : changed.entrySet()) {
      String key = key(one.getKey());
      Resource known = kept.resources.get(key);
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
    Map<String, Resource> fetched = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
      for (Response one :
          server.ask("REPORT", calendar, 1, CalDavRequests.multiget(some)).responses()) {
        Optional<String> text = one.text(CALDAV, "calendar-data");
        if (text.isPresent()) {
          fetched.put(key(one.href()), new Resource(etag(one), text.get()));
        } else if (one.status() == 404) {
          gone.add(key(one.href()));
        }
      }
    }
    for (String one : wanted) {
      if (!fetched.containsKey(key(one)) && !gone.contains(key(one))) {
        // what is not brought is not gone: the old token will tell of it again
        throw new IOException("an event that it names and does not give");
      }
    }
    kept.resources.keySet().removeAll(removed);
    if (isWhole) {
      kept.resources.keySet().retainAll(there);
    }
    for (String one : wanted) {
      kept.resources.remove(key(one));
    }
    kept.resources.putAll(fetched);
  }

  /** Servers write one address in several ways. */
  private String key(String href) throws IOException {
    return server.at(href).getPath();
  }

  /**
   * An event that is cut off must not cut off the others: in its place stands one that cannot be
   * read, by the same name.
   */
  private static String whole(String text) {
    long begun = text.lines().filter(line -> line.startsWith("BEGIN:")).count();
    long ended = text.lines().filter(line -> line.startsWith("END:")).count();
    if (begun == ended) {
      return text;
    }
    String uid =
        text.lines().filter(line -> line.startsWith("UID")).findFirst().orElse("UID:cut-off");
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
        + uid
        + "\r\nDTSTART:cut off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private String state() {
    StringBuilder all = new StringBuilder();
    collections.forEach(
        (calendar, kept) ->
            kept.resources.forEach(
                (href, one) ->
                    all.append(href)
                        .append(' ')
                        .append(one.etag())
                        .append(' ')
                        .append(one.text().hashCode())
                        .append('\n')));
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    collections
        .values()
        .forEach(
            kept ->
                kept.resources
                    .values()
                    .forEach(one -> text.append(whole(one.text())).append("\r\n")));
    return text.isEmpty() ? "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" : text.toString();
  }
}
