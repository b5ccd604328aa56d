package dev.makertime.analysis.replay;

import dev.makertime.model.ActivityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Says of how many people the hours of a category are that changes are about. Whoever chooses the
 * changes could else choose whose hours are saved, or whose are left.
 *
 * @param kind of the evidence
 * @param changed how many people's hours become others
 * @param left how many people have hours after the changes
 * @param kept how many people have hours, and all of them as before
 * @param isOnes whether one person has more than half of what changes, or of what is left
 */
public record ChangedCategory(ActivityKind kind, int changed, int left, int kept, boolean isOnes) {

  /** Seconds of one person, as measured and as replayed. */
  record Hours(long measured, long replayed) {
    long difference() {
      return Math.abs(measured - replayed);
    }
  }

  static ChangedCategory of(ActivityKind kind, List<Hours> people) {
    return new ChangedCategory(
        kind,
        (int) people.stream().filter(one -> one.difference() > 0).count(),
        (int) people.stream().filter(one -> one.replayed > 0).count(),
        (int) people.stream().filter(one -> one.measured > 0 && one.difference() == 0).count(),
        isOnes(people, Hours::difference) || isOnes(people, Hours::replayed));
  }

  private static boolean isOnes(List<Hours> people, ToLongFunction<Hours> of) {
    long all = people.stream().mapToLong(of).sum();
    return people.stream().mapToLong(of).anyMatch(one -> 2 * one > all);
  }

  /**
   * Why it may not be shown; nothing where it may. What nobody changes tells nothing new.
   *
   * @param minimumGroup how many people are enough; 1 = whatever there is may be shown
   */
  List<String> withheld(int minimumGroup) {
    List<String> why = new ArrayList<>();
    if (changed == 0) {
      return why;
    }
    String hours = "changes: hours of " + words();
    if (changed < minimumGroup) {
      why.add("%s of fewer than %d people change".formatted(hours, minimumGroup));
    }
    if (kept > 0 && kept < minimumGroup) {
      why.add("%s: fewer than %d people keep theirs as they are".formatted(hours, minimumGroup));
    }
    if (left > 0 && left < minimumGroup) {
      why.add("%s are left of fewer than %d people".formatted(hours, minimumGroup));
    }
    if (isOnes && minimumGroup > 1) {
      why.add(hours + ": one person has more than half of what changes or is left");
    }
    return why;
  }

  private String words() {
    return switch (kind) {
      case MEETING -> "meetings";
      case MANUAL -> "manual work";
      default -> "waiting";
    };
  }
}
