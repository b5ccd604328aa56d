package dev.makertime.http;

import java.net.InetAddress;
import java.util.Set;

/**
 * Limits of an HTTP server for its callers.
 *
 * @param perSecond requests of one address a second, 1 to 1,000,000; more are answered with 429
 * @param connections at the same time, 1 to 100,000; more are answered with 503
 * @param proxies addresses of proxies: callers behind them are told apart by {@code
 *     X-Forwarded-For}, which is believed from these addresses alone
 */
public record CallerLimits(int perSecond, int connections, Set<InetAddress> proxies) {
  public static final CallerLimits DEFAULT = new CallerLimits(20_000, 2_000);

  public CallerLimits {
    if (perSecond < 1 || perSecond > 1_000_000) {
      throw new IllegalArgumentException("perSecond must be 1 to 1000000");
    }
    if (connections < 1 || connections > 100_000) {
      throw new IllegalArgumentException("connections must be 1 to 100000");
    }
    proxies = Set.copyOf(proxies);
  }

  /** Limits without a proxy. */
  public CallerLimits(int perSecond, int connections) {
    this(perSecond, connections, Set.of());
  }

  /** Returns how many of the connections one address may have: a tenth. */
  public int perAddress() {
    return Math.max(1, connections / 10);
  }
}
