package dev.makertime.collector.api;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was published lately, so that what is asked for again in every round is not said again in
 * every round. Only a saving: whatever it has forgotten is said again, which does no harm.
 */
final class RecentlyPublished {
  private static final int MANY = 20_000;

  private final Map<String, Object> latest =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
          return size() > MANY;
        }
      };

  /** What of it was not said just like this. */
  Reading.Found news(Reading.Found found) {
    return new Reading.Found(
        found.activities().stream().filter(one -> !one.equals(latest.get(key(one)))).toList(),
        found.deliveries().stream().filter(one -> !one.equals(latest.get(key(one)))).toList());
  }

  /** Whether it was not set aside for the same reason before. */
  boolean isNew(String what, String why) {
    return !why.equals(latest.put("rejected " + what, why));
  }

  void add(Reading.Found found) {
    found.activities().forEach(one -> latest.put(key(one), one));
    found.deliveries().forEach(one -> latest.put(key(one), one));
  }

  private static String key(Activity activity) {
    return activity.identity() + " " + activity.id();
  }

  private static String key(Delivery delivery) {
    return delivery.id();
  }
}
