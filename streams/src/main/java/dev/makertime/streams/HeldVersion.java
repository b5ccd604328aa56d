package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.ActivityVersions;
import dev.makertime.model.EvidenceByDay;
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
 * What is said of an activity, and where earlier versions were: whoever is told of it can clean up
 * after them, also when they are told again after a crash that kept only half of it. The bytes
 * begin with the version that counts, as before there were corrections that can be withdrawn; what
 * else is said follows behind it.
 *
 * @param said by its source and by its person
 * @param former where an earlier version may have counted, and this one does not
 * @param arrived the day of UTC on which it came
 */
record HeldVersion(ActivityVersions said, List<Stretch> former, long arrived) {
  private static final int FORM = 3;

  /** What is said beside the version that counts. */
  private static final int SOURCE = 1;

  private static final int OBJECTED = 2;

  /** Of the form before, which did not say: the day in 2100 behind all days, so that it is kept. */
  private static final long UNKNOWN_ARRIVAL = 47_482;

  static final Serde<HeldVersion> SERDE =
      Serdes.serdeFrom((topic, held) -> write(held), (topic, bytes) -> read(bytes));

  HeldVersion {
    former = List.copyOf(former);
  }

  HeldVersion(Activity activity, List<Stretch> former, long arrived) {
    this(ActivityVersions.of(activity), former, arrived);
  }

  /** The version that counts. */
  Activity activity() {
    return said.inForce();
  }

  static HeldVersion first(Activity activity, Instant arrival) {
    return new HeldVersion(activity, List.of(), EvidenceByDay.epochDay(arrival.getEpochSecond()));
  }

  /** The same thing with one version more. */
  HeldVersion with(Activity version, Instant arrival) {
    ActivityVersions both = said.with(version);
    if (both.equals(said)) {
      return this;
    }
    Activity next = both.inForce();
    List<Stretch> stretches = new ArrayList<>(former);
    Stretch before = stretch(activity(), arrival.getEpochSecond());
    if (before != null && !next.equals(activity()) && !coveredBy(next, before)) {
      stretches.add(before);
    }
    long today = EvidenceByDay.epochDay(arrival.getEpochSecond());
    return new HeldVersion(both, Stretch.merged(stretches), today);
  }

  /** Whether what the next version touches is all that this one did, by its kind and its bounds. */
  private boolean coveredBy(Activity next, Stretch before) {
    Stretch after = stretch(next, 0);
    Activity activity = activity();
    if (after == null || activity.kind() != next.kind() || activity.isOpen() || next.isOpen()) {
      return false;
    }
    return isAct(next) ? after.equals(before) : after.contains(before);
  }

  /** An act reaches further than its bounds: it tells that nobody was waiting then. */
  private static boolean isAct(Activity activity) {
    return activity.kind() == ActivityKind.MANUAL || activity.kind() == ActivityKind.PRESENCE;
  }

  /** The last day of UTC that any version can have to do with; none while it goes on. */
  @Nullable Long lastDay() {
    long last = activity().retracted() ? arrived + Activity.FURTHEST_AHEAD.toDays() : arrived;
    for (Activity version : versions()) {
      if (version.isOpen()) {
        return null;
      }
      Stretch present = stretch(version, 0);
      last = present == null ? last : Math.max(last, present.lastDay());
    }
    for (Stretch earlier : former) {
      last = Math.max(last, earlier.lastDay());
    }
    return last;
  }

  /** What counts, and what may count once an objection is withdrawn. */
  private List<Activity> versions() {
    return Stream.of(said.source(), said.correction()).flatMap(Stream::ofNullable).toList();
  }

  /** Where a version may have counted until some second; nowhere if it is a retraction. */
  private static @Nullable Stretch stretch(Activity activity, long until) {
    Instant start = activity.start();
    if (activity.retracted() || start == null) {
      return null;
    }
    Instant end = activity.end();
    long from = start.getEpochSecond();
    return new Stretch(from, Math.max(from, end == null ? until : end.getEpochSecond()));
  }

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  private static byte @Nullable [] write(@Nullable HeldVersion held) {
    if (held == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(FORM).number(held.arrived);
    Stretch.write(out, held.former);
    ActivityBytes.write(out, held.activity());
    if (held.said.correction() != null) {
      writeAll(out, held.said);
    }
    return out.toBytes();
  }

  private static void writeAll(BytesWriter out, ActivityVersions said) {
    out.u8((said.source() == null ? 0 : SOURCE) | (said.objected() ? OBJECTED : 0));
    if (said.source() != null) {
      ActivityBytes.write(out, said.source());
    }
    if (said.correction() != null) {
      ActivityBytes.write(out, said.correction());
    }
  }

  private static ActivityVersions readAll(Activity counts, BytesReader in) {
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
    List<Stretch> former = Stretch.read(in);
    return new HeldVersion(readAll(ActivityBytes.read(in), in), former, arrived);
  }
}
