package dev.makertime.collector.api;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.Run;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cache of what was published lately, so that polls do not publish the same again. Whatever it has
 * evicted is published again, which does no harm.
 */
final class RecentlyPublished {
  private static final int MANY = 20_000;

  private final Map<String, Object> latest = cache();

  /** By themselves, since a pipeline has many: they must not evict activities. */
  private final Map<String, Run> latestRuns = cache();

  private static <V> Map<String, V> cache() {
    return new LinkedHashMap<>(1_024, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MANY;
      }
    };
  }

  /** Returns what was not published with just this content. */
  Reading.Found changesIn(Reading.Found found) {
    return new Reading.Found(
        found.activities().stream().filter(one -> !one.equals(latest.get(key(one)))).toList(),
        found.deliveries().stream().filter(one -> !one.equals(latest.get(key(one)))).toList(),
        found.runs().stream().filter(this::isNews).toList());
  }

  /** A lower revision never holds, and on a compacted topic it would take the place of a higher. */
  private boolean isNews(Run run) {
    Run before = latestRuns.get(run.id());
    return before == null || (run.revision() >= before.revision() && !run.equals(before));
  }

  /** Whether it was not set aside for the same reason before. */
  boolean isNew(String what, String why) {
    return !why.equals(latest.get(rejected(what)));
  }

  /** Notes that it was set aside. */
  void setAside(String what, String why) {
    latest.put(rejected(what), why);
  }

  private static String rejected(String what) {
    return "rejected " + what;
  }

  void add(Reading.Found found) {
    found.activities().forEach(one -> latest.put(key(one), one));
    found.deliveries().forEach(one -> latest.put(key(one), one));
    found.runs().forEach(one -> latestRuns.put(one.id(), one));
  }

  private static String key(Activity activity) {
    return activity.identity() + " " + activity.id();
  }

  private static String key(Delivery delivery) {
    return delivery.id();
  }
}
