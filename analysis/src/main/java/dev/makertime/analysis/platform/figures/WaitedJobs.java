package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.analysis.platform.RunTree;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
   * @param source of the run; absent where ids of runs are unique without
   * @param run the id of the run that was waited for
   */
  public record Wait(
      String person, @Nullable String source, String run, Instant from, Instant to) {}

  /**
   * Of the waits for some runs.
   *
   * @param waits by the id of the run
   */
  WaitedJobs(RunTree tree, Map<String, List<Wait>> waits) {
    for (PlatformRun run : tree.all()) {
      for (Wait wait : waits.getOrDefault(run.id(), List.of())) {
        if (wait.source() == null || wait.source().equals(run.source())) {
          add(wait, run, tree.parts(run));
        }
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

  /** The jobs at which fewer people waited than may be told. */
  Set<Job> ofFewer(int minimumGroup) {
    Set<Job> few = new TreeSet<>();
    people.forEach(
        (job, here) -> {
          if (here.size() < minimumGroup) {
            few.add(job);
          }
        });
    return few;
  }

  /**
   * The same where the sum of each subject is told elsewhere: what is withheld of a subject must
   * not be what few people leave between the sum and the rest, so that the jobs with the shortest
   * waits are withheld too, until they are of enough people.
   */
  Set<Job> withheld(int minimumGroup) {
    Set<Job> withheld = ofFewer(minimumGroup);
    Map<String, List<Job>> bySubject =
        people.keySet().stream().collect(Collectors.groupingBy(Job::subject));
    for (List<Job> jobs : bySubject.values()) {
      Set<String> behind = new HashSet<>();
      jobs.stream().filter(withheld::contains).forEach(job -> behind.addAll(of(job)));
      if (behind.isEmpty()) {
        continue;
      }
      boolean isAlone = jobs.stream().filter(withheld::contains).count() == 1;
      for (Job job : shortestFirst(jobs, withheld)) {
        if (!isAlone && behind.size() >= minimumGroup) {
          break;
        }
        withheld.add(job);
        behind.addAll(of(job));
        isAlone = false;
      }
    }
    return withheld;
  }

  private List<Job> shortestFirst(List<Job> jobs, Set<Job> without) {
    return jobs.stream()
        .filter(job -> !without.contains(job))
        .sorted(Comparator.comparing(this::seconds).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** How many people waited at a job. */
  int people(Job job) {
    return of(job).size();
  }

  private Set<String> of(Job job) {
    return people.getOrDefault(job, Set.of());
  }
}
