package dev.makertime.collector.calendar.feed;

import dev.makertime.collector.calendar.feed.FeedCursor.Published;
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
 * What is to be published so that all that was ever published comes to what an answer says now:
 * what is new or different, with a revision above the one before, and a retraction of what has
 * vanished.
 *
 * @param toPublish in no particular order
 * @param published everything in the window, to be remembered
 */
public record Reconciliation(List<Activity> toPublish, List<Published> published) {
  private record Key(String identity, String id) {}

  /** Compares an answer about a window with what was published before. Pure. */
  public static Reconciliation of(List<Published> before, List<Activity> found, TimeWindow window) {
    return of(before, found, window, id -> false);
  }

  /**
   * The same, where some is not known now.
   *
   * @param stands whether what was said of an activity's id before stands
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
        boolean rests = old.content().equals(Published.GONE) || stands.test(old.id());
        published.add(rests ? old : gone(old, toPublish));
      }
    }
    return new Reconciliation(toPublish, published);
  }

  /** The same, before it is known whether what is to be published was: to be remembered first. */
  public List<Published> unsure() {
    Set<Key> said = new HashSet<>();
    toPublish.forEach(activity -> said.add(new Key(activity.identity(), activity.id())));
    return published.stream()
        .map(
            one ->
                said.contains(new Key(one.identity(), one.id()))
                    ? new Published(
                        one.identity(), one.id(), one.revision(), Published.UNSURE, one.start())
                    : one)
        .toList();
  }

  private static Published gone(Published old, List<Activity> toPublish) {
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
          Json.MAPPER
              .writeValueAsString(withRevision(activity, 0))
              .getBytes(StandardCharsets.UTF_8);
      return UUID.nameUUIDFromBytes(bytes).toString();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Activity atLeast(Activity activity, long revision) {
    return activity.revision() >= revision ? activity : withRevision(activity, revision);
  }

  private static Activity withRevision(Activity activity, long revision) {
    return new Activity(
        activity.id(),
        revision,
        activity.identity(),
        activity.kind(),
        activity.start(),
        activity.began(),
        activity.end(),
        activity.effort(),
        activity.subject(),
        activity.labels(),
        activity.retracted());
  }
}
