package dev.makertime.analysis.platform;

import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.model.RunKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Index of runs: by job, and which of them belong to or repeat which others. It may be of a part of
 * all runs, such as a subject's: then it has the others that these belong to beside them. What
 * coding agents ran is no job of the platform, and left out.
 */
public final class RunTree {
  /** By the time of the request; runs of the same time by their ids, so that the order is one. */
  public static final Comparator<PlatformRun> BY_CREATED =
      Comparator.comparing(PlatformRun::created)
          .thenComparing(PlatformRun::source)
          .thenComparing(PlatformRun::id);

  private record Key(String source, String id) {}

  private final Map<Key, PlatformRun> byKey = new HashMap<>();
  private final Map<Key, List<PlatformRun>> children = new HashMap<>();
  private final List<PlatformRun> all;

  /** Indexes runs that belong to no others. */
  public RunTree(Collection<PlatformRun> runs) {
    this(runs, List.of());
  }

  /**
   * Indexes some of the runs.
   *
   * @param around other runs, among them those that these belong to, repeat or have as parts
   */
  public RunTree(Collection<PlatformRun> runs, Collection<PlatformRun> around) {
    all = runs.stream().filter(run -> run.kind() != RunKind.AGENT).sorted(BY_CREATED).toList();
    around.stream().sorted(BY_CREATED).forEach(this::index);
    all.forEach(this::index);
  }

  private void index(PlatformRun run) {
    boolean isNew = byKey.put(new Key(run.source(), run.id()), run) == null;
    if (isNew && run.parent() != null) {
      children
          .computeIfAbsent(new Key(run.source(), run.parent()), none -> new ArrayList<>())
          .add(run);
    }
  }

  /** All runs but those around them, in the order of their requests. */
  public List<PlatformRun> all() {
    return all;
  }

  /** Runs by job, each in the order of their requests. */
  public static SortedMap<Job, List<PlatformRun>> byJob(Collection<PlatformRun> runs) {
    SortedMap<Job, List<PlatformRun>> byJob = new TreeMap<>();
    for (PlatformRun run : runs) {
      byJob.computeIfAbsent(run.ofJob(), none -> new ArrayList<>()).add(run);
    }
    return byJob;
  }

  public Optional<PlatformRun> parent(PlatformRun run) {
    return run.parent() == null
        ? Optional.empty()
        : Optional.ofNullable(byKey.get(new Key(run.source(), run.parent())));
  }

  /** The runs that belong to a run: what repeats it does not. */
  public List<PlatformRun> parts(PlatformRun run) {
    return children.getOrDefault(new Key(run.source(), run.id()), List.of()).stream()
        .filter(child -> !child.isRetry())
        .toList();
  }

  /** The try that a run repeats, or that try's, back to the first that is known. */
  public PlatformRun firstTry(PlatformRun run) {
    Set<String> seen = new HashSet<>();
    PlatformRun first = run;
    while (first.isRetry() && seen.add(first.id())) {
      Optional<PlatformRun> before = parent(first);
      if (before.isEmpty()) {
        return first;
      }
      first = before.get();
    }
    return first;
  }

  /** Whether a run belongs to no other that is known. */
  public boolean isTop(PlatformRun run) {
    return parent(firstTry(run)).isEmpty();
  }

  /** A run, the tries that it repeats, and the wholes that it belongs to. */
  public List<PlatformRun> line(PlatformRun run) {
    List<PlatformRun> line = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<PlatformRun> next = Optional.of(run);
    while (next.isPresent() && seen.add(next.get().id())) {
      line.add(next.get());
      next = parent(next.get());
    }
    return line;
  }
}
