package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.ActivityVersions;
import dev.makertime.model.EvidenceLookup;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * State of one activity: the versions that may count, and where earlier versions counted. The place
 * of earlier versions goes to the person with each change, so that it can be repeated after a
 * crash. The bytes begin with the version that counts, as before corrections could be withdrawn;
 * the other versions follow.
 *
 * @param versions of the source and of the person
 * @param former where an earlier version may have counted, and this one does not
 * @param arrived the day of UTC on which the last version arrived, by its number since 1970-01-01
 */
record HeldVersion(ActivityVersions versions, List<TimeRange> former, long arrived) {
  private static final int FORM = 3;

  /** Flags: which versions follow the one that counts. */
  private static final int SOURCE = 1;

  private static final int OBJECTED = 2;

  /** Arrival of the form before, which had none: a day in 2100, so that the activity is kept. */
  private static final long UNKNOWN_ARRIVAL = 47_482;

  static final Serde<HeldVersion> SERDE =
      Serdes.serdeFrom((topic, held) -> write(held), (topic, bytes) -> read(bytes));

  HeldVersion {
    former = List.copyOf(former);
  }

  HeldVersion(Activity activity, List<TimeRange> former, long arrived) {
    this(ActivityVersions.of(activity), former, arrived);
  }

  /** Returns the version that counts. */
  Activity activity() {
    return versions.inForce();
  }

  static HeldVersion first(Activity activity, Instant arrival) {
    return new HeldVersion(activity, List.of(), EvidenceLookup.epochDay(arrival.getEpochSecond()));
  }

  /** Adds a version; a place that no longer counts joins {@link #former}. */
  HeldVersion withVersion(Activity version, Instant arrival) {
    ActivityVersions both = versions.with(version);
    if (both.equals(versions)) {
      return this;
    }
    Activity next = both.inForce();
    List<TimeRange> stretches = new ArrayList<>(former);
    TimeRange before = stretch(activity(), arrival.getEpochSecond());
    if (before != null && !next.equals(activity()) && !coveredBy(next, before)) {
      stretches.add(before);
    }
    long today = EvidenceLookup.epochDay(arrival.getEpochSecond());
    return new HeldVersion(both, TimeRange.merged(stretches), today);
  }

  /** Whether the next version touches all days that this one touches, by kind and bounds. */
  private boolean coveredBy(Activity next, TimeRange before) {
    TimeRange after = stretch(next, 0);
    Activity activity = activity();
    if (after == null || activity.kind() != next.kind() || activity.isOpen() || next.isOpen()) {
      return false;
    }
    return isAct(next) ? after.equals(before) : after.contains(before);
  }

  /** Whether it affects days beyond its bounds: an act ends a wait. */
  private static boolean isAct(Activity activity) {
    return activity.kind() == ActivityKind.MANUAL || activity.kind() == ActivityKind.PRESENCE;
  }

  /** Returns the last day of UTC that any version can affect; null while one is open. */
  @Nullable Long lastDay() {
    long last = activity().retracted() ? arrived + Activity.FURTHEST_AHEAD.toDays() : arrived;
    for (Activity version : sourceAndCorrection()) {
      if (version.isOpen()) {
        return null;
      }
      TimeRange present = stretch(version, 0);
      last = present == null ? last : Math.max(last, present.lastDay());
    }
    for (TimeRange earlier : former) {
      last = Math.max(last, earlier.lastDay());
    }
    return last;
  }

  /** Returns what counts, and what may count once an objection is withdrawn. */
  private List<Activity> sourceAndCorrection() {
    return Stream.of(versions.source(), versions.correction()).flatMap(Stream::ofNullable).toList();
  }

  /** Returns where a version may have counted until a second; null for a retraction. */
  private static @Nullable TimeRange stretch(Activity activity, long until) {
    Instant start = activity.start();
    if (activity.retracted() || start == null) {
      return null;
    }
    Instant end = activity.end();
    long from = start.getEpochSecond();
    return new TimeRange(from, Math.max(from, end == null ? until : end.getEpochSecond()));
  }

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  private static byte @Nullable [] write(@Nullable HeldVersion held) {
    if (held == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(FORM).number(held.arrived);
    TimeRange.write(out, held.former);
    ActivityBytes.write(out, held.activity());
    if (held.versions.correction() != null) {
      writeVersions(out, held.versions);
    }
    return out.toBytes();
  }

  private static void writeVersions(BytesWriter out, ActivityVersions versions) {
    out.u8((versions.source() == null ? 0 : SOURCE) | (versions.objected() ? OBJECTED : 0));
    if (versions.source() != null) {
      ActivityBytes.write(out, versions.source());
    }
    if (versions.correction() != null) {
      ActivityBytes.write(out, versions.correction());
    }
  }

  private static ActivityVersions readVersions(Activity counts, BytesReader in) {
    if (in.isAtEnd()) {
      return ActivityVersions.kept(counts);
    }
    int has = in.u8();
    Activity source = (has & SOURCE) == 0 ? null : ActivityBytes.read(in);
    return new ActivityVersions(source, ActivityBytes.read(in), (has & OBJECTED) != 0);
  }

  private static @Nullable HeldVersion read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes[0] != FORM) {
      return new HeldVersion(
          ActivityVersions.kept(ActivityBytes.read(bytes)), List.of(), UNKNOWN_ARRIVAL);
    }
    BytesReader in = new BytesReader(bytes);
    in.u8();
    long arrived = in.number();
    List<TimeRange> former = TimeRange.read(in);
    return new HeldVersion(readVersions(ActivityBytes.read(in), in), former, arrived);
  }
}
