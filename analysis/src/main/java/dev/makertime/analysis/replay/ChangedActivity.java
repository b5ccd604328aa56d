package dev.makertime.analysis.replay;

import dev.makertime.analysis.replay.ToolChange.Effort;
import dev.makertime.analysis.replay.ToolChange.MeetingSize;
import dev.makertime.analysis.replay.ToolChange.WaitTimes;
import dev.makertime.model.Activity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change makes of one activity. Its start stays, and so does what is still going on: how
 * long that would have taken is not known. No activity becomes longer than 31 days, nor an effort
 * longer than one.
 *
 * @param activity absent = it is gone
 * @param changed whether the change took effect, even if the seconds are the same
 * @param isOpenLeft whether something still going on was left as it is
 */
record ChangedActivity(@Nullable Activity activity, boolean changed, boolean isOpenLeft) {

  /** No instant is later than the last second of 2099. */
  private static final long LAST = Instant.parse("2099-12-31T23:59:59Z").getEpochSecond();

  /**
   * Of one activity.
   *
   * @param handling what manual work costs of which only the instant is known, in seconds
   */
  static ChangedActivity of(Activity activity, ToolChange.Effect effect, long handling) {
    if (effect instanceof WaitTimes times) {
      return wait(activity, times);
    }
    if (effect instanceof Effort effort) {
      return manual(activity, new Scale(effort.factor(), null), handling);
    }
    if (effect instanceof MeetingSize size) {
      return meeting(activity, size.cap());
    }
    return new ChangedActivity(null, true, false);
  }

  private static ChangedActivity wait(Activity wait, WaitTimes times) {
    long start = second(wait.start());
    Instant over = wait.end();
    Instant picked = wait.began();
    if (over == null) {
      boolean moves = picked != null && times.queue() != null;
      return new ChangedActivity(
          moves
              ? wait.withTimes(
                  after(start, scaled(times.queue(), Math.max(0, second(picked) - start))), null)
              : wait,
          moves,
          true);
    }
    long end = second(over);
    long began = picked == null ? end : Math.min(end, Math.max(start, second(picked)));
    long queue = scaled(times.queue(), began - start);
    long run = scaled(times.run(), end - began);
    return changed(
        wait.withTimes(picked == null ? null : after(start, queue), after(start, queue + run)));
  }

  private static ChangedActivity manual(Activity work, Scale effort, long handling) {
    if (work.isInstant()) {
      Long told = work.effort();
      return changed(
          work.withEffort(Math.min(ToolChange.DAY, effort.of(told == null ? handling : told))));
    }
    Instant end = work.end();
    if (end == null) {
      return left(work);
    }
    long start = second(work.start());
    return changed(
        work.withTimes(work.began(), after(start, Math.max(1, effort.of(second(end) - start)))));
  }

  private static ChangedActivity meeting(Activity meeting, @Nullable Long cap) {
    Instant end = meeting.end();
    if (cap == null || end == null) {
      return cap == null ? new ChangedActivity(meeting, false, false) : left(meeting);
    }
    long start = second(meeting.start());
    return changed(
        meeting.withTimes(meeting.began(), after(start, Math.min(cap, second(end) - start))));
  }

  private static ChangedActivity changed(Activity activity) {
    return new ChangedActivity(activity, true, false);
  }

  private static ChangedActivity left(Activity activity) {
    return new ChangedActivity(activity, false, true);
  }

  private static long scaled(@Nullable Scale scale, long seconds) {
    return scale == null ? seconds : scale.of(seconds);
  }

  private static Instant after(long start, long seconds) {
    return Instant.ofEpochSecond(Math.min(LAST, start + Math.min(seconds, ToolChange.LONGEST)));
  }

  private static long second(@Nullable Instant time) {
    return Objects.requireNonNull(time).getEpochSecond();
  }
}
