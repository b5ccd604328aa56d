package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EvidenceByDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * The version of an activity that holds, and where earlier ones were: whoever is told of it can
 * clean up after them, also when they are told again after a crash that kept only half of it.
 *
 * @param former where an earlier version may have counted, and this one does not
 * @param arrived the day of UTC on which it came
 */
record Held(Activity activity, List<Stretch> former, long arrived) {
  private static final int FORM = 3;

  /** Nothing is published that starts further ahead. */
  private static final long AHEAD = 60;

  /** Of the form before, which did not say: the day in 2100 behind all days, so that it is kept. */
  private static final long UNKNOWN_ARRIVAL = 47_482;

  static final Serde<Held> SERDE =
      Serdes.serdeFrom((topic, held) -> write(held), (topic, bytes) -> read(bytes));

  Held {
    former = List.copyOf(former);
  }

  static Held first(Activity activity, Instant arrival) {
    return new Held(activity, List.of(), EvidenceByDay.epochDay(arrival.getEpochSecond()));
  }

  /** The same thing with a version that holds against the one before. */
  Held replacedBy(Activity next, Instant arrival) {
    if (next.equals(activity)) {
      return this;
    }
    List<Stretch> stretches = new ArrayList<>(former);
    Stretch before = stretch(activity, arrival.getEpochSecond());
    if (before != null && !coveredBy(next, before)) {
      stretches.add(before);
    }
    long today = EvidenceByDay.epochDay(arrival.getEpochSecond());
    return new Held(next, Stretch.merged(stretches), today);
  }

  /** Whether what the next version touches is all that this one did, by its kind and its bounds. */
  private boolean coveredBy(Activity next, Stretch before) {
    Stretch after = stretch(next, 0);
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
    if (activity.isOpen()) {
      return null;
    }
    long last = activity.retracted() ? arrived + AHEAD : arrived;
    Stretch present = stretch(activity, 0);
    last = present == null ? last : Math.max(last, present.lastDay());
    for (Stretch earlier : former) {
      last = Math.max(last, earlier.lastDay());
    }
    return last;
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
  private static byte @Nullable [] write(@Nullable Held held) {
    if (held == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(FORM).number(held.arrived);
    Stretch.write(out, held.former);
    ActivityBytes.write(out, held.activity);
    return out.toBytes();
  }

  private static @Nullable Held read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes[0] != FORM) {
      return new Held(ActivityBytes.read(bytes), List.of(), UNKNOWN_ARRIVAL);
    }
    BytesReader in = new BytesReader(bytes);
    in.u8();
    long arrived = in.number();
    List<Stretch> former = Stretch.read(in);
    return new Held(ActivityBytes.read(in), former, arrived);
  }
}
