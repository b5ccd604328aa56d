package dev.makertime.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which version of an activity holds: one that names its person as author; of those the
 * highest revision; of equal ones a retraction, then a closed one, then the later end, then the
 * greater canonical text. A total order, so that the outcome never depends on which version came
 * first.
 */
public final class VersionOrder {
  private static final Comparator<Activity> ORDER =
      Comparator.comparing((Activity activity) -> activity.author() != null)
          .thenComparing(Activity::isOfPerson)
          .thenComparingLong(Activity::revision)
          .thenComparing(Activity::retracted)
          .thenComparing(activity -> activity.end() != null)
          .thenComparing(Activity::end, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(CanonicalText::of, VersionOrder::bytewise);

  private record Key(String identity, String id) {}

  private VersionOrder() {}

  /** Whether {@code candidate} is the same as {@code held} or holds against it. */
  public static boolean holds(Activity candidate, @Nullable Activity held) {
    return held == null || candidate.equals(held) || ORDER.compare(candidate, held) >= 0;
  }

  /**
   * Of each (identity, id) the version that counts, retractions left out, those of bots too: a
   * person's correction holds against the source until it is withdrawn ({@link ActivityVersions}).
   */
  public static List<Activity> inForce(
      Collection<Activity> activities, Predicate<String> isBotIdentity) {
    Map<Key, ActivityVersions> held = new HashMap<>();
    for (Activity activity : activities) {
      held.merge(
          new Key(activity.identity(), activity.id()),
          ActivityVersions.of(activity),
          ActivityVersions::with);
    }
    return held.values().stream()
        .map(ActivityVersions::inForce)
        .filter(activity -> !activity.retracted() && !isBotIdentity.test(activity.identity()))
        .toList();
  }

  private static int bytewise(String left, String right) {
    return java.util.Arrays.compareUnsigned(
        left.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        right.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
