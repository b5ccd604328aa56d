package dev.makertime.reporter.store;

import java.util.HashSet;
import java.util.Set;

/**
 * What has changed since it was last asked: {@code person:ana}, {@code team:churn}, {@code
 * identity:gitlab:ana}, {@code source:gitlab}; of very much only {@link #EVERYTHING}.
 */
public final class ChangedKeys {
  public static final String EVERYTHING = "*";

  private static final int MOST = 20_000;

  private Set<String> seen = new HashSet<>();

  synchronized void add(String kind, String name) {
    if (seen.size() < MOST) {
      seen.add(kind + ":" + name);
    } else {
      seen.add(EVERYTHING);
    }
  }

  /** What was drained has not been dealt with. */
  public synchronized void everythingAgain() {
    seen.add(EVERYTHING);
  }

  /** What has changed; asked again, only what changed since. */
  public synchronized Set<String> drain() {
    Set<String> drained = seen;
    seen = new HashSet<>();
    return drained;
  }
}
