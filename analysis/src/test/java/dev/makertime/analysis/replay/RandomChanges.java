package dev.makertime.analysis.replay;

import dev.makertime.analysis.replay.ToolChange.Effect;
import dev.makertime.analysis.replay.ToolChange.Effort;
import dev.makertime.analysis.replay.ToolChange.MeetingSize;
import dev.makertime.analysis.replay.ToolChange.Removed;
import dev.makertime.analysis.replay.ToolChange.WaitTimes;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up changes, and evidence of clocks and tools that went wrong. */
final class RandomChanges {
  private static final List<ActivityKind> KINDS =
      List.of(ActivityKind.WAIT, ActivityKind.MANUAL, ActivityKind.MEETING);

  private final Random random;

  /** The greatest factor. */
  private final double most;

  RandomChanges(Random random, double most) {
    this.random = random;
    this.most = most;
  }

  List<ToolChange> some() {
    List<ToolChange> changes = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      ActivityKind kind = KINDS.get(random.nextInt(KINDS.size()));
      changes.add(new ToolChange(kind, match(), effect(kind)));
    }
    return changes;
  }

  private ChangeMatch match() {
    return switch (random.nextInt(4)) {
      case 0 -> new ChangeMatch(List.of("s" + random.nextInt(3)), List.of(), Map.of());
      case 1 -> new ChangeMatch(List.of("uns*", "s1"), List.of("*"), Map.of());
      case 2 -> new ChangeMatch(List.of(), List.of(), Map.of("trigger", List.of("p*")));
      default -> ChangeMatch.ALL;
    };
  }

  private Effect effect(ActivityKind kind) {
    if (random.nextInt(5) == 0) {
      return new Removed();
    }
    return switch (kind) {
      case WAIT -> new WaitTimes(scale(), scale());
      case MANUAL -> new Effort(factor());
      default ->
          new MeetingSize(
              random.nextBoolean() ? (long) random.nextInt(4_000) : null,
              random.nextBoolean() ? random.nextInt(4) : null);
    };
  }

  private @Nullable Scale scale() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> new Scale(factor(), (long) random.nextInt(2_000));
      default -> new Scale(factor(), null);
    };
  }

  private BigDecimal factor() {
    return BigDecimal.valueOf(random.nextInt(10_001), 4).multiply(BigDecimal.valueOf(most));
  }

  /** The same with efforts, labels, and machines that began before they were asked or too late. */
  List<Activity> disturbed(List<Activity> activities) {
    return activities.stream().map(this::disturbed).toList();
  }

  private Activity disturbed(Activity one) {
    Instant start = one.start();
    if (start == null || one.retracted()) {
      return one;
    }
    boolean isWait = one.kind() == ActivityKind.WAIT;
    boolean isLongest = isWait && random.nextInt(20) == 0;
    return new Activity(
        one.id(),
        one.revision(),
        one.identity(),
        one.kind(),
        start,
        isWait && random.nextInt(3) == 0
            ? start.plusSeconds(random.nextInt(100_000) - 50_000)
            : one.began(),
        isLongest ? start.plus(Activity.LONGEST) : one.end(),
        one.isInstant() && random.nextBoolean() ? (long) random.nextInt(86_401) : null,
        one.subject(),
        random.nextBoolean() ? Map.of("trigger", random.nextBoolean() ? "play" : "web") : Map.of(),
        false);
  }
}
