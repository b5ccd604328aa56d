package dev.makertime.analysis.platform;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.Proportion;
import dev.makertime.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what DORA's keys say of deployments to production. They rest on deployments alone: what was
 * found broken in another way is not known.
 *
 * @param deployments how many succeeded
 * @param changeFailure how many of those that are over failed or were rolled back
 * @param timeToRestore from a failure to the next success
 * @param handFree how many needed no hand, of those of which it is told
 * @param flags {@code NO_INCIDENT_SOURCE}
 */
public record DeploymentFigures(
    int deployments,
    double perWeek,
    Proportion changeFailure,
    Spread timeToRestore,
    HandFree handFree,
    List<String> flags) {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration ROLLED_BACK_WITHIN = Duration.ofHours(24);
  private static final Comparator<PlatformRun> BY_ENDED =
      Comparator.comparing((PlatformRun run) -> Objects.requireNonNull(run.ended()))
          .thenComparing(PlatformRun::source)
          .thenComparing(PlatformRun::id);

  /**
   * Holds how many deployments needed no hand.
   *
   * @param untold of how many it is not told what set them off
   */
  public record HandFree(
      int numerator,
      int denominator,
      @Nullable Double share,
      @Nullable Interval interval,
      int untold) {}

  private record Place(String source, String subject, String environment) {
    static Place of(PlatformRun run) {
      return new Place(run.source(), run.subject(), String.valueOf(run.environment()));
    }
  }

  public DeploymentFigures {
    flags = List.copyOf(flags);
  }

  /** The figures of a period. */
  public static DeploymentFigures of(RunTree tree, Instant from, Instant to, PlatformRules rules) {
    List<PlatformRun> over =
        tree.all().stream()
            .filter(rules::isToProduction)
            .filter(run -> run.ended() != null && (run.isSuccess() || run.isFailed()))
            .sorted(BY_ENDED)
            .toList();
    List<PlatformRun> inPeriod = over.stream().filter(run -> run.isEndedIn(from, to)).toList();
    int successes = (int) inPeriod.stream().filter(PlatformRun::isSuccess).count();
    double weeks = (double) Duration.between(from, to).toMillis() / WEEK.toMillis();
    Map<Place, List<PlatformRun>> byPlace = new LinkedHashMap<>();
    over.forEach(run -> byPlace.computeIfAbsent(Place.of(run), none -> new ArrayList<>()).add(run));
    Failures failures = new Failures(from, to, to.minus(rules.settle()));
    byPlace.values().forEach(failures::judge);
    return new DeploymentFigures(
        successes,
        successes / weeks,
        Proportion.of(failures.failed, failures.judged),
        Spread.of(failures.restored),
        handFree(tree, inPeriod),
        List.of("NO_INCIDENT_SOURCE"));
  }

  private static HandFree handFree(RunTree tree, List<PlatformRun> inPeriod) {
    List<DeploymentLine> lines =
        inPeriod.stream()
            .filter(PlatformRun::isSuccess)
            .map(run -> DeploymentLine.of(tree, run))
            .toList();
    int untold = (int) lines.stream().filter(line -> line == DeploymentLine.UNTOLD).count();
    int free = (int) lines.stream().filter(line -> line == DeploymentLine.HAND_FREE).count();
    Proportion share = Proportion.of(free, lines.size() - untold);
    return new HandFree(
        share.numerator(), share.denominator(), share.share(), share.interval(), untold);
  }

  /** Judges the deployments to one place, in the order of their ends. */
  private static final class Failures {
    private final Instant from;
    private final Instant to;
    private final Instant settled;
    private int judged;
    private int failed;
    private final List<Double> restored = new ArrayList<>();

    Failures(Instant from, Instant to, Instant settled) {
      this.from = from;
      this.to = to;
      this.settled = settled;
    }

    void judge(List<PlatformRun> place) {
      Set<String> before = new HashSet<>();
      for (int i = 0; i < place.size(); i++) {
        PlatformRun run = place.get(i);
        if (run.isEndedIn(from, to)) {
          judge(run, nextSuccess(place, i), before);
        }
        if (run.isSuccess() && run.has(Run.GIT_SHA)) {
          before.add(run.labels().get(Run.GIT_SHA));
        }
      }
    }

    private static @Nullable PlatformRun nextSuccess(List<PlatformRun> place, int at) {
      for (int i = at + 1; i < place.size(); i++) {
        if (place.get(i).isSuccess()) {
          return place.get(i);
        }
      }
      return null;
    }

    private void judge(PlatformRun run, @Nullable PlatformRun next, Set<String> before) {
      boolean isBad = run.isFailed() || (next != null && isRollback(run, next, before));
      if (!isBad && !ended(run).isBefore(settled)) {
        return;
      }
      judged++;
      if (isBad) {
        failed++;
        if (next != null) {
          restored.add(between(run, next).toMillis() / 1_000.0);
        }
      }
    }

    /** Whether the next success brings back what was there before a deployment. */
    private static boolean isRollback(PlatformRun run, PlatformRun next, Set<String> before) {
      String sha = next.labels().get(Run.GIT_SHA);
      return sha != null
          && before.contains(sha)
          && !sha.equals(run.labels().get(Run.GIT_SHA))
          && between(run, next).compareTo(ROLLED_BACK_WITHIN) <= 0;
    }

    private static Duration between(PlatformRun one, PlatformRun next) {
      return Duration.between(ended(one), ended(next));
    }

    private static Instant ended(PlatformRun run) {
      return Objects.requireNonNull(run.ended());
    }
  }
}
