package dev.makertime.analysis.platform;

import dev.makertime.analysis.platform.PlatformRun.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes at which jobs people waited. Each counted second of a wait for a run goes to the part of
 * the run that was at work then and ends last; where none was, to the queued part that begins last;
 * where there is none either, to the run itself. A wait without a known run counts nowhere here.
 */
public final class WaitedJobs {
  private static final Comparator<PlatformRun> LAST_ENDED =
      Comparator.comparing(WaitedJobs::end).thenComparing(PlatformRun::id);
  private static final Comparator<PlatformRun> LAST_BEGUN =
      Comparator.comparing((PlatformRun run) -> run.began() == null ? Instant.MAX : run.began())
          .thenComparing(PlatformRun::id);

  private final Map<Job, Long> milliseconds = new HashMap<>();
  private final Map<Job, Set<String>> people = new HashMap<>();

  /**
   * A counted part of a wait.
   *
   * @param run the id of the run that was waited for
   */
  public record Wait(String person, String source, String run, Instant from, Instant to) {}

  /** Of these waits. */
  public WaitedJobs(RunTree tree, Collection<Wait> waits) {
    Map<List<String>, PlatformRun> byId = new HashMap<>();
    tree.all().forEach(run -> byId.put(List.of(run.source(), run.id()), run));
    for (Wait wait : waits) {
      PlatformRun run = byId.get(List.of(wait.source(), wait.run()));
      if (run != null) {
        add(wait, run, tree.parts(run));
      }
    }
  }

  private void add(Wait wait, PlatformRun run, List<PlatformRun> parts) {
    TreeSet<Instant> ends = new TreeSet<>(Set.of(wait.from(), wait.to()));
    for (PlatformRun part : parts) {
      for (Instant at : new Instant[] {part.created(), part.began(), part.ended()}) {
        if (at != null && at.isAfter(wait.from()) && at.isBefore(wait.to())) {
          ends.add(at);
        }
      }
    }
    Instant from = ends.first();
    for (Instant to : ends.tailSet(from, false)) {
      Job job = at(from, run, parts).ofJob();
      milliseconds.merge(job, Duration.between(from, to).toMillis(), Long::sum);
      people.computeIfAbsent(job, none -> new HashSet<>()).add(wait.person());
      from = to;
    }
  }

  private static PlatformRun at(Instant at, PlatformRun run, List<PlatformRun> parts) {
    Optional<PlatformRun> working =
        parts.stream()
            .filter(part -> part.began() != null && !part.began().isAfter(at))
            .filter(part -> at.isBefore(end(part)))
            .max(LAST_ENDED);
    return working
        .or(
            () ->
                parts.stream()
                    .filter(part -> !part.created().isAfter(at))
                    .filter(part -> part.began() == null || at.isBefore(part.began()))
                    .filter(part -> at.isBefore(end(part)))
                    .max(LAST_BEGUN))
        .orElse(run);
  }

  private static Instant end(PlatformRun run) {
    return Objects.requireNonNullElse(run.ended(), Instant.MAX);
  }

  /** Whole seconds that were waited at a job. */
  long seconds(Job job) {
    return milliseconds.getOrDefault(job, 0L) / 1_000;
  }

  /** How many people waited at a job. */
  int people(Job job) {
    return people.getOrDefault(job, Set.of()).size();
  }
}
