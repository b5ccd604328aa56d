package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one person under one date: the closed evidence that touches the day of UTC, and
 * whether and how the local day of that date was last emitted. Mutable, and of one thread.
 */
final class EvidenceOfDay {
  private static final int FORM = 1;

  /** So much is kept of a person and day, so that its record stays within what brokers take. */
  static final int MOST = 10_000;

  /** The day was never emitted. */
  static final long NEVER = 0;

  /** The day was emitted, and was taken back. */
  static final long WITHDRAWN = 1;

  static final Serde<EvidenceOfDay> SERDE =
      Serdes.serdeFrom((topic, bucket) -> write(bucket), (topic, bytes) -> read(bytes));

  private final List<Activity> evidence = new ArrayList<>();
  private long emitted = NEVER;

  /** Puts a version in the place of another of the same thing, without what no day depends on. */
  void put(Activity activity) {
    remove(activity);
    evidence.add(slim(activity));
  }

  /** Takes out what is kept of a thing, and says what it was. */
  @Nullable Activity remove(Activity thing) {
    for (int i = 0; i < evidence.size(); i++) {
      Activity kept = evidence.get(i);
      if (kept.id().equals(thing.id()) && kept.identity().equals(thing.identity())) {
        return evidence.remove(i);
      }
    }
    return null;
  }

  /** Whether there is no room for something that is not here yet. */
  boolean isFullFor(Activity thing) {
    return evidence.size() >= MOST
        && evidence.stream()
            .noneMatch(
                kept -> kept.id().equals(thing.id()) && kept.identity().equals(thing.identity()));
  }

  boolean drop(String identity) {
    return evidence.removeIf(activity -> activity.identity().equals(identity));
  }

  void each(Consumer<Activity> found) {
    evidence.forEach(found);
  }

  List<Activity> evidence() {
    return evidence;
  }

  /** {@link #NEVER}, {@link #WITHDRAWN}, or the digest of what was emitted. */
  long emitted() {
    return emitted;
  }

  void emitted(long digest) {
    emitted = digest;
  }

  boolean wasEmitted() {
    return emitted != NEVER && emitted != WITHDRAWN;
  }

  boolean isEmpty() {
    return evidence.isEmpty() && emitted == NEVER;
  }

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

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  private static byte @Nullable [] write(@Nullable EvidenceOfDay bucket) {
    if (bucket == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(FORM).fixed(bucket.emitted);
    out.number(bucket.evidence.size());
    bucket.evidence.forEach(activity -> ActivityBytes.write(out, activity));
    return out.toBytes();
  }

  private static @Nullable EvidenceOfDay read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    BytesReader in = new BytesReader(bytes);
    int form = in.u8();
    if (form != FORM) {
      throw new SerializationException("a day's evidence of an unknown form, " + form);
    }
    EvidenceOfDay bucket = new EvidenceOfDay();
    bucket.emitted = in.fixed();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      bucket.evidence.add(ActivityBytes.read(in));
    }
    return bucket;
  }
}
