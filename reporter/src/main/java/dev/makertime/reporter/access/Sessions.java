package dev.makertime.reporter.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has logged in with a browser, in memory: a restart ends them. */
public final class Sessions {
  private static final int MOST = 10_000;

  /**
   * One of them.
   *
   * @param csrf what a change has to bring with it, which another site's page does not know
   */
  public record Session(Login login, String csrf, Instant expires) {}

  private final Clock clock;
  private final Duration length;
  private final Map<String, Session> byHash = new ConcurrentHashMap<>();

  public Sessions(Clock clock, Duration length) {
    this.clock = clock;
    this.length = length;
  }

  /** Begins a session; the answer is its secret, for a cookie. */
  public String open(Login login) {
    Instant now = clock.instant();
    byHash.values().removeIf(session -> !now.isBefore(session.expires()));
    if (byHash.size() >= MOST) {
      byHash.entrySet().stream()
          .min(Map.Entry.comparingByValue(Comparator.comparing(Session::expires)))
          .ifPresent(oldest -> byHash.remove(oldest.getKey()));
    }
    String secret = RandomSecret.make();
    byHash.put(
        RandomSecret.sha256(secret), new Session(login, RandomSecret.make(), now.plus(length)));
    return secret;
  }

  /** The session of a cookie, while it lasts. */
  public Optional<Session> of(String secret) {
    return Optional.ofNullable(byHash.get(RandomSecret.sha256(secret)))
        .filter(session -> clock.instant().isBefore(session.expires()));
  }

  public void close(String secret) {
    byHash.remove(RandomSecret.sha256(secret));
  }
}
