package dev.makertime.collector.http;

/**
 * Rate limits of the collector's HTTP server.
 *
 * @param perSecond requests of one address a second, 1 to 1,000,000; more are answered with 429
 * @param connections at the same time, 1 to 100,000; more wait to be accepted
 */
public record CallerLimits(int perSecond, int connections) {
  public static final CallerLimits DEFAULT = new CallerLimits(20_000, 2_000);

  public CallerLimits {
    if (perSecond < 1 || perSecond > 1_000_000) {
      throw new IllegalArgumentException("perSecond must be 1 to 1000000");
    }
    if (connections < 1 || connections > 100_000) {
      throw new IllegalArgumentException("connections must be 1 to 100000");
    }
  }
}
