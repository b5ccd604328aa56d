package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was told of runs, and is not known to be stored. A call that could not be stored has changed
 * what goes on; so the next call about the same run tells it too, and an end that no call brings
 * again is stored by who looks for silent runs.
 */
final class UnstoredRuns {
  /** A call is stored sooner, or refused. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Told> told = new LinkedHashMap<>();

  /**
   * The latest of one run.
   *
   * @param name under which calls know the run
   * @param run as it was then; of an end, its last sign is the end
   */
  private record Told(String name, LiveRun run, boolean isEnd, Reading.Found found, Instant at) {}

  /** Notes that a run goes on. */
  Reading.Found running(String name, LiveRun run, Reading.Found found, Instant at) {
    return add(new Told(name, run, false, found, at));
  }

  /** Notes that a run is over. */
  Reading.Found end(String name, LiveRun run, Reading.Found found, Instant at) {
    return add(new Told(name, run, true, found, at));
  }

  private Reading.Found add(Told one) {
    for (Run run : one.found().runs()) {
      told.put(run.id(), one);
    }
    if (told.size() > LiveRuns.MOST) {
      told.remove(told.keySet().iterator().next());
    }
    return one.found();
  }

  /** A reading with all else that is not known to be stored of runs of this name, oldest first. */
  Reading with(String name, Reading reading) {
    if (reading instanceof Reading.Rejected) {
      return reading;
    }
    Reading.Found found = reading instanceof Reading.Found now ? now : null;
    List<Reading.Found> all =
        new ArrayList<>(
            told.values().stream()
                .filter(one -> one.name().equals(name) && !one.found().equals(found))
                .map(Told::found)
                .toList());
    if (all.isEmpty()) {
      return reading;
    }
    if (found != null) {
      all.add(found);
    }
    return new Reading.Found(
        all.stream().flatMap(one -> one.activities().stream()).toList(),
        List.of(),
        all.stream().flatMap(one -> one.runs().stream()).toList());
  }

  /**
   * Notes that something is stored.
   *
   * @return whether an end is among it
   */
  boolean stored(Reading.Found found) {
    boolean isEnd = false;
    for (Run run : found.runs()) {
      @Nullable Told one = told.get(run.id());
      if (one != null && one.found().runs().get(0).revision() <= run.revision()) {
        told.remove(run.id());
        isEnd |= one.isEnd();
      }
    }
    return isEnd;
  }

  /** Runs that are over, with their ends as the last sign. */
  Stream<LiveRun> ends() {
    return told.values().stream().filter(Told::isEnd).map(Told::run);
  }

  /** Ends of which it is late to be stored. */
  List<Reading.Found> overdue(Instant now) {
    return told.values().stream()
        .filter(one -> one.isEnd() && !now.isBefore(one.at().plus(PATIENCE)))
        .map(Told::found)
        .toList();
  }

  /** Forgets what is of the erased; returns whether there was anything. */
  boolean forget(ErasedIdentities erased) {
    return told.values().removeIf(one -> erased.has(one.run().identity()));
  }
}
