package dev.makertime.collector.calendar.poll;

import dev.makertime.collector.calendar.poll.FeedCursor.Published;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Decides what to publish so that the published activities equal those of an answer. New and
 * changed ones are published with a higher revision, and a retraction for each that is gone.
 *
 * @param toPublish in no particular order
 * @param published all activities in the window, for the cursor
 */
public record Reconciliation(List<Activity> toPublish, List<Published> published) {
  private record Key(String identity, String id) {}

  /** Compares an answer about a window with what was published before. */
  public static Reconciliation of(List<Published> before, List<Activity> found, TimeWindow window) {
    return of(before, found, window, id -> false);
  }

  /**
   * Compares where some events could not be read.
   *
   * @param stands whether the published version of an activity's id stays
   */
  public static Reconciliation of(
      List<Published> before, List<Activity> found, TimeWindow window, Predicate<String> stands) {
    Map<Key, Published> known = new LinkedHashMap<>();
    before.forEach(old -> known.put(new Key(old.identity(), old.id()), old));
    List<Activity> toPublish = new ArrayList<>();
    List<Published> published = new ArrayList<>();
    Map<Key, Activity> now = new LinkedHashMap<>();
    found.forEach(
        activity ->
            now.merge(
                new Key(activity.identity(), activity.id()),
                activity,
                (one, other) -> other.revision() > one.revision() ? other : one));
    now.forEach(
        (key, activity) -> {
          Published old = known.remove(key);
          String content = content(activity);
          if (old != null && old.content().equals(content)) {
            published.add(old);
          } else {
            Activity next = old == null ? activity : atLeast(activity, old.revision() + 1);
            toPublish.add(next);
            published.add(published(next, content));
          }
        });
    for (Published old : known.values()) {
      Instant start = old.start();
      if (start != null && !start.isBefore(window.from())) {
        boolean stays = old.content().equals(Published.GONE) || stands.test(old.id());
        published.add(stays ? old : retract(old, toPublish));
      }
    }
    return new Reconciliation(toPublish, published);
  }

  /** Returns what to store in the cursor before publishing: the changes are marked as unsure. */
  public List<Published> unsure() {
    Set<Key> changing = new HashSet<>();
    toPublish.forEach(activity -> changing.add(new Key(activity.identity(), activity.id())));
    return published.stream()
        .map(
            one ->
                changing.contains(new Key(one.identity(), one.id()))
                    ? new Published(
                        one.identity(), one.id(), one.revision(), Published.UNSURE, one.start())
                    : one)
        .toList();
  }

  private static Published retract(Published old, List<Activity> toPublish) {
    long revision = old.revision() + 1;
    toPublish.add(Activity.retraction(old.identity(), old.id(), revision));
    return new Published(old.identity(), old.id(), revision, Published.GONE, old.start());
  }

  private static Published published(Activity activity, String content) {
    return new Published(
        activity.identity(), activity.id(), activity.revision(), content, activity.start());
  }

  private static String content(Activity activity) {
    try {
      byte[] bytes =
          Json.MAPPER.writeValueAsString(activity.withRevision(0)).getBytes(StandardCharsets.UTF_8);
      return UUID.nameUUIDFromBytes(bytes).toString();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Activity atLeast(Activity activity, long revision) {
    return activity.revision() >= revision ? activity : activity.withRevision(revision);
  }
}
