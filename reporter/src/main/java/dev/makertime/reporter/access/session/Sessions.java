package dev.makertime.reporter.access.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Store of browser sessions, in memory: a restart ends them. A session ends after its maximum
 * length, and earlier if it is not used. The oldest session of a person is removed first.
 */
public final class Sessions {
  private static final int MOST = 10_000;
  private static final int MOST_OF_ONE = 20;
  private static final Duration IDLE = Duration.ofHours(2);

  /**
   * One of them.
   *
   * @param id names it in lists; it opens nothing
   * @param csrf what a change has to bring with it, which another site's page does not know
   * @param used when it was used last
   */
  public record Session(
      String id, Login login, String csrf, Instant opened, Instant used, Instant expires) {
    private Session usedAt(Instant now) {
      return new Session(id, login, csrf, opened, now, expires);
    }
  }

  private final Clock clock;
  private final Duration length;
  private final Duration idle;
  private final Map<String, Session> byHash = new HashMap<>();

  /** Sessions that end after two hours without use. */
  public Sessions(Clock clock, Duration length) {
    this(clock, length, IDLE);
  }

  /**
   * Makes the store.
   *
   * @param idle after so long without use a session ends
   */
  public Sessions(Clock clock, Duration length, Duration idle) {
    this.clock = clock;
    this.length = length;
    this.idle = idle;
  }

  /** The clock of the machine, by which all that protects logins goes. */
  public Clock clock() {
    return clock;
  }

  /** Begins a session; the answer is its secret, for a cookie. */
  public synchronized String open(Login login) {
    Instant now = clock.instant();
    byHash.values().removeIf(session -> isOver(session, now));
    makeRoom(session -> session.login().equals(login), MOST_OF_ONE);
    makeRoom(session -> true, MOST);
    String secret = RandomSecret.make();
    String hash = RandomSecret.sha256(secret);
    byHash.put(
        hash,
        new Session(hash.substring(0, 12), login, RandomSecret.make(), now, now, now.plus(length)));
    return secret;
  }

  private void makeRoom(Predicate<Session> which, int most) {
    List<Map.Entry<String, Session>> all =
        byHash.entrySet().stream().filter(entry -> which.test(entry.getValue())).toList();
    if (all.size() >= most) {
      all.stream()
          .min(Map.Entry.comparingByValue(Comparator.comparing(Session::used)))
          .ifPresent(oldest -> byHash.remove(oldest.getKey()));
    }
  }

  /** The session of a cookie, while it lasts; it is used by this. */
  public synchronized Optional<Session> of(String secret) {
    Instant now = clock.instant();
    String hash = RandomSecret.sha256(secret);
    Session session = byHash.get(hash);
    if (session == null || isOver(session, now)) {
      return Optional.empty();
    }
    Session used = session.usedAt(now);
    byHash.put(hash, used);
    return Optional.of(used);
  }

  private boolean isOver(Session session, Instant now) {
    return !now.isBefore(session.expires()) || !now.isBefore(session.used().plus(idle));
  }

  public synchronized void close(String secret) {
    byHash.remove(RandomSecret.sha256(secret));
  }

  /** Those that last, of some logins, the last used first. */
  public synchronized List<Session> all(Predicate<Login> whose) {
    Instant now = clock.instant();
    List<Session> found = new ArrayList<>(byHash.values());
    found.removeIf(session -> isOver(session, now) || !whose.test(session.login()));
    found.sort(Comparator.comparing(Session::used).reversed());
    return found;
  }

  /** Ends a session by its id; false if there is none. */
  public synchronized boolean end(String id) {
    return byHash.values().removeIf(session -> session.id().equals(id));
  }
}
