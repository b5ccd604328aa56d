package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Organization;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Record of current waits: the runs that people wait for, and the number of people if they are
 * enough.
 *
 * @param people how many; absent where they are few
 * @param runs for how many runs
 * @param pipelines of which pipelines, those with the most runs first; not all of them are named
 * @param since when the longest of them began, of few people to ten minutes; absent where nobody
 *     waits
 */
public record WaitingNow(
    @Nullable Integer people, int runs, List<Pipeline> pipelines, @Nullable Instant since) {

  /** How many runs of a pipeline are waited for. */
  public record Pipeline(String subject, int runs) {}

  public WaitingNow {
    pipelines = List.copyOf(pipelines);
  }

  private static final long COARSE = 600;
  private static final int MOST_PIPELINES = 5;
  private static final String UNSPECIFIED = "unspecified";

  /** What has not ended by then is taken for forgotten. */
  private static final Duration LONGEST = Duration.ofDays(1);

  static WaitingNow of(Organization organization, Collection<Activity> open, Instant now) {
    List<Activity> waits =
        open.stream()
            .filter(activity -> activity.kind() == ActivityKind.WAIT)
            .filter(activity -> !start(activity).isAfter(now))
            .filter(activity -> start(activity).isAfter(now.minus(LONGEST)))
            .toList();
    Map<String, Long> runs =
        waits.stream()
            .collect(
                Collectors.groupingBy(
                    wait -> Objects.requireNonNullElse(wait.subject(), UNSPECIFIED),
                    TreeMap::new,
                    Collectors.counting()));
    return new WaitingNow(
        (int) waits.stream().map(wait -> organization.ownerOf(wait.identity())).distinct().count(),
        waits.size(),
        runs.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_PIPELINES)
            .map(one -> new Pipeline(one.getKey(), one.getValue().intValue()))
            .toList(),
        waits.stream().map(WaitingNow::start).min(Instant::compareTo).orElse(null));
  }

  /**
   * Of few people not how many, and not to the second, by which a run could be found. A pipeline is
   * named only if the team's published subjects name it: another may be one person's own.
   *
   * @param named subjects of enough people
   */
  WaitingNow coarse(PrivacySettings privacy, Set<String> named) {
    return since == null || (people != null && privacy.shows(people))
        ? this
        : new WaitingNow(
            null,
            runs,
            pipelines.stream().filter(one -> named.contains(one.subject())).toList(),
            Instant.ofEpochSecond(Math.floorDiv(since.getEpochSecond(), COARSE) * COARSE));
  }

  private static Instant start(Activity activity) {
    return Objects.requireNonNull(activity.start());
  }
}
