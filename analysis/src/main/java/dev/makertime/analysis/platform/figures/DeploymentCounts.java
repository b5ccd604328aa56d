package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.platform.DeploymentLine;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.analysis.platform.Spread;
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

/** Counts the deployments of a period, a part of the runs at a time. */
final class DeploymentCounts {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration ROLLED_BACK_WITHIN = Duration.ofHours(24);
  private static final Comparator<PlatformRun> BY_ENDED =
      Comparator.comparing((PlatformRun run) -> Objects.requireNonNull(run.ended()))
          .thenComparing(PlatformRun::source)
          .thenComparing(PlatformRun::id);

  private record Place(String source, String subject, String environment) {
    static Place of(PlatformRun run) {
      return new Place(run.source(), run.subject(), String.valueOf(run.environment()));
    }
  }

  private final Instant from;
  private final Instant to;
  private final PlatformRules rules;
  private int successes;
  private int judged;
  private int failed;
  private int handFree;
  private int untold;
  private final List<Double> restored = new ArrayList<>();

  DeploymentCounts(Instant from, Instant to, PlatformRules rules) {
    this.from = from;
    this.to = to;
    this.rules = rules;
  }

  /** Counts the deployments of a part of the runs: all of some subjects. */
  void add(RunTree part) {
    Map<Place, List<PlatformRun>> byPlace = new LinkedHashMap<>();
    part.all().stream()
        .filter(rules::isToProduction)
        .filter(run -> run.ended() != null && (run.isSuccess() || run.isFailed()))
        .sorted(BY_ENDED)
        .forEach(run -> byPlace.computeIfAbsent(Place.of(run), none -> new ArrayList<>()).add(run));
    byPlace.values().forEach(this::judge);
    byPlace.values().stream()
        .flatMap(List::stream)
        .filter(run -> run.isSuccess() && run.isEndedIn(from, to))
        .map(run -> DeploymentLine.of(part, run))
        .forEach(this::count);
  }

  private void count(DeploymentLine line) {
    successes++;
    switch (line) {
      case HAND_FREE -> handFree++;
      case UNTOLD -> untold++;
      case BY_HAND -> {}
    }
  }

  /** The figures of what was counted. */
  DeploymentFigures figures() {
    double weeks = (double) Duration.between(from, to).toMillis() / WEEK.toMillis();
    Proportion free = Proportion.of(handFree, successes - untold);
    return new DeploymentFigures(
        successes,
        successes / weeks,
        Proportion.of(failed, judged),
        Spread.of(restored),
        new DeploymentFigures.HandFree(
            free.numerator(), free.denominator(), free.share(), free.interval(), untold),
        List.of("NO_INCIDENT_SOURCE"));
  }

  /** Judges the deployments to one place, in the order of their ends. */
  private void judge(List<PlatformRun> place) {
    int[] nextSuccess = nextSuccesses(place);
    Set<String> before = new HashSet<>();
    for (int i = 0; i < place.size(); i++) {
      PlatformRun run = place.get(i);
      if (run.isEndedIn(from, to)) {
        judge(run, nextSuccess[i] < place.size() ? place.get(nextSuccess[i]) : null, before);
      }
      if (run.isSuccess() && run.has(Run.GIT_SHA)) {
        before.add(run.labels().get(Run.GIT_SHA));
      }
    }
  }

  /** Of each deployment the index of the next success; the size where there is none. */
  private static int[] nextSuccesses(List<PlatformRun> place) {
    int[] next = new int[place.size()];
    int success = place.size();
    for (int i = place.size() - 1; i >= 0; i--) {
      next[i] = success;
      success = place.get(i).isSuccess() ? i : success;
    }
    return next;
  }

  private void judge(PlatformRun run, @Nullable PlatformRun next, Set<String> before) {
    boolean isBad = run.isFailed() || (next != null && isRollback(run, next, before));
    if (!isBad && !ended(run).isBefore(to.minus(rules.settle()))) {
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
