package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import dev.makertime.streams.bytes.StateSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * State of one person and one day: the closed evidence that touches the day of UTC, and how the
 * local day of the same date was last emitted. Mutable, and used by one thread only.
 */
final class EvidenceOfDay {
  private static final int FORM = 1;

  /** The most activities of a person and day: its record must stay within what brokers take. */
  static final int MOST = 10_000;

  /** The day was never emitted. */
  static final long NEVER = 0;

  /** The day was emitted, and withdrawn by a tombstone. */
  static final long WITHDRAWN = 1;

  static final Serde<EvidenceOfDay> SERDE =
      StateSerde.of(FORM, "the evidence of a day", EvidenceOfDay::write, EvidenceOfDay::read);

  private final List<Activity> evidence = new ArrayList<>();
  private long emitted = NEVER;

  /** Replaces the version of an activity, and keeps only what a day depends on. */
  void put(Activity activity) {
    remove(activity);
    evidence.add(slim(activity));
  }

  /** Removes the version of an activity that is stored, and returns it; null = there was none. */
  @Nullable Activity remove(Activity activity) {
    for (int i = 0; i < evidence.size(); i++) {
      if (isSame(evidence.get(i), activity)) {
        return evidence.remove(i);
      }
    }
    return null;
  }

  /** Whether there is no room for an activity that is not stored here yet. */
  boolean isFullFor(Activity activity) {
    return evidence.size() >= MOST
        && evidence.stream().noneMatch(stored -> isSame(stored, activity));
  }

  private static boolean isSame(Activity one, Activity other) {
    return one.id().equals(other.id()) && one.identity().equals(other.identity());
  }

  /** Removes all evidence of an identity, and returns whether there was any. */
  boolean removeIdentity(String identity) {
    return evidence.removeIf(activity -> activity.identity().equals(identity));
  }

  void each(Consumer<Activity> found) {
    evidence.forEach(found);
  }

  List<Activity> evidence() {
    return evidence;
  }

  /** Returns {@link #NEVER}, {@link #WITHDRAWN}, or the digest of the day as it was emitted. */
  long emitted() {
    return emitted;
  }

  void recordEmitted(long digest) {
    emitted = digest;
  }

  boolean wasEmitted() {
    return emitted != NEVER && emitted != WITHDRAWN;
  }

  boolean isEmpty() {
    return evidence.isEmpty() && emitted == NEVER;
  }

  /** Leaves out revision, labels and retraction, which no day depends on. */
  static Activity slim(Activity activity) {
    return new Activity(
        activity.id(),
        0,
        activity.identity(),
        activity.kind(),
        activity.start(),
        activity.began(),
        activity.end(),
        activity.effort(),
        activity.subject(),
        Map.of(),
        false);
  }

  private void write(BytesWriter out) {
    out.fixed(emitted);
    out.number(evidence.size());
    evidence.forEach(activity -> ActivityBytes.write(out, activity));
  }

  private static EvidenceOfDay read(BytesReader in) {
    EvidenceOfDay day = new EvidenceOfDay();
    day.emitted = in.fixed();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      day.evidence.add(ActivityBytes.read(in));
    }
    return day;
  }
}
