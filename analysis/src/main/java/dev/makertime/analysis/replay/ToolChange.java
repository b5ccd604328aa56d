package dev.makertime.analysis.replay;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A change of the tools of a team, and so of the evidence they leave.
 *
 * @param kind waits, manual work or meetings
 */
public record ToolChange(ActivityKind kind, ChangeMatch match, Effect effect) {
  /** The longest length of a wait in seconds: no activity is longer. */
  public static final long LONGEST = Activity.LONGEST.toSeconds();

  /** The longest length of a meeting that can be given, in seconds. */
  public static final long DAY = 86_400;

  /** What becomes of an activity. */
  public sealed interface Effect {}

  /** It no longer happens. */
  public record Removed() implements Effect {}

  /**
   * A wait takes another time.
   *
   * @param queue until the machine begins; absent = as it was
   * @param run from then on; absent = as it was
   */
  public record WaitTimes(@Nullable Scale queue, @Nullable Scale run) implements Effect {}

  /**
   * Manual work takes another effort.
   *
   * @param factor 0 to 100
   */
  public record Effort(BigDecimal factor) implements Effect {}

  /**
   * A meeting is shorter or smaller.
   *
   * @param cap its longest length in seconds; absent = as long as it was
   * @param attendees how many people stay at most; absent = all
   */
  public record MeetingSize(@Nullable Long cap, @Nullable Integer attendees) implements Effect {}

  /** Whether an activity is one of those that it changes. */
  public boolean isAbout(Activity activity) {
    return activity.kind() == kind && match.fits(activity);
  }
}
