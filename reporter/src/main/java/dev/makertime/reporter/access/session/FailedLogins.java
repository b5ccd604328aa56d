package dev.makertime.reporter.access.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts failed logins by address. After ten in a minute an address has to wait; a valid token is
 * still accepted, so that nobody can lock out others. {@link #report} logs only the counts.
 */
public final class FailedLogins {
  private static final Logger LOG = LoggerFactory.getLogger(FailedLogins.class);
  private static final int FREE = 10;
  private static final int MOST = 10_000;
  private static final int NAMED = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Integer> inWindow = new HashMap<>();
  private final Map<String, Integer> unreported = new HashMap<>();
  private Instant windowFrom = Instant.EPOCH;

  public FailedLogins(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one more.
   *
   * @return whether the address has to wait
   */
  public synchronized boolean failed(String address) {
    count(unreported, address);
    Instant now = clock.instant();
    if (!now.isBefore(windowFrom.plus(WINDOW))) {
      inWindow.clear();
      windowFrom = now;
    }
    return count(inWindow, address) > FREE;
  }

  /** Addresses beyond the most share one count, so that a flood takes no memory. */
  private static int count(Map<String, Integer> counts, String address) {
    boolean known = counts.containsKey(address) || counts.size() < MOST;
    return counts.merge(known ? address : "others", 1, Integer::sum);
  }

  /** Logs what has failed since the last report; nothing if nothing has. */
  public void report() {
    Map<String, Integer> counts;
    synchronized (this) {
      counts = Map.copyOf(unreported);
      unreported.clear();
    }
    if (!counts.isEmpty()) {
      LOG.warn(
          "{} failed logins in the last minute, from {} addresses: {}",
          counts.values().stream().mapToLong(Integer::longValue).sum(),
          counts.size(),
          counts.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .limit(NAMED)
              .map(one -> one.getKey() + " " + one.getValue())
              .toList());
    }
  }
}
