package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Organization;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many people wait for a machine now, without their names.
 *
 * @param people how many
 * @param runs for how many runs
 * @param since when the longest of them began, of few people to ten minutes; absent where nobody
 *     waits
 */
public record WaitingNow(int people, int runs, @Nullable Instant since) {

  private static final long COARSE = 600;

  /** What has not ended by then is taken for forgotten. */
  private static final Duration LONGEST = Duration.ofDays(1);

  static WaitingNow of(Organization organization, Collection<Activity> open, Instant now) {
    List<Activity> waits =
        open.stream()
            .filter(activity -> activity.kind() == ActivityKind.WAIT)
            .filter(activity -> !start(activity).isAfter(now))
            .filter(activity -> start(activity).isAfter(now.minus(LONGEST)))
            .toList();
    return new WaitingNow(
        (int) waits.stream().map(wait -> organization.ownerOf(wait.identity())).distinct().count(),
        waits.size(),
        waits.stream().map(WaitingNow::start).min(Instant::compareTo).orElse(null));
  }

  /** Of few people not to the second, by which a run could be found in the tool. */
  WaitingNow coarse(Privacy privacy) {
    return since == null || privacy.shows(people)
        ? this
        : new WaitingNow(
            people,
            runs,
            Instant.ofEpochSecond(Math.floorDiv(since.getEpochSecond(), COARSE) * COARSE));
  }

  private static Instant start(Activity activity) {
    return Objects.requireNonNull(activity.start());
  }
}
