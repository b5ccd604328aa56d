package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a source that are not done. Calls change it, and so does the task that ends what no
 * call ends. Before the cursor has been read it is not known what was running, so that signs of
 * unknown runs wait.
 */
final class LiveRuns {
  /** No more are kept: with the longest wait, a run of which nothing came is forgotten. */
  static final int MOST = 2_000;

  private static final Duration FORGOTTEN = Duration.ofDays(31);

  /** The same start that comes twice. */
  private static final Duration SAME = Duration.ofMinutes(1);

  /** What goes on for long is published again, since what is silent for a day is taken for over. */
  private static final Duration REPEAT = Duration.ofHours(1);

  /** Signs are stored as seldom: after a kill, an end may be so much too early. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final String source;
  private final Map<String, LiveRun> runs = new LinkedHashMap<>();
  private final Map<String, Instant> stored = new LinkedHashMap<>();
  private final UnstoredRuns unstored = new UnstoredRuns();
  private final List<Sign> waiting = new ArrayList<>();
  private boolean isChanged;
  private @Nullable Instant known;

  private record Sign(String identity, DvcCall call, Instant at) {}

  /**
   * Makes an empty one.
   *
   * @param source the prefix of ids
   */
  LiveRuns(String source) {
    this.source = source;
  }

  /**
   * Takes a call of an engineer, and returns what it tells, with all that calls about the same run
   * told before and that is not known to be stored.
   */
  synchronized Reading take(String identity, DvcCall call, Instant at) {
    String name = name(identity, call);
    return unstored.with(name, read(name, identity, call, at));
  }

  /** Notes that what was told is stored. */
  synchronized void stored(Reading.Found found) {
    isChanged |= unstored.stored(found);
  }

  private Reading read(String name, String identity, DvcCall call, Instant at) {
    LiveRun run = runs.get(name);
    return switch (call.type()) {
      case "start" -> start(name, run, LiveRun.begin(identity, call, at, false));
      case "data" ->
          run != null
              ? sign(name, run, at)
              : known == null
                  ? putOff(new Sign(identity, call, at))
                  : begin(name, LiveRun.begin(identity, call, at, true));
      case "done" ->
          run != null
              ? done(name, run, at)
              : known == null
                  ? putOff(new Sign(identity, call, at))
                  : new Ignored("the end of a run of which nothing was told");
      default -> new Ignored("neither a start nor a sign nor the end of a run");
    };
  }

  private Reading start(String name, @Nullable LiveRun before, LiveRun now) {
    if (before == null) {
      return begin(name, now);
    }
    boolean isSame = before.last().equals(before.began()) && !before.isLost();
    if (isSame && !now.began().isAfter(before.began().plus(SAME))) {
      return unstored.running(name, before, before.running(source), now.began());
    }
    Reading unused = unstored.end(name, before, before.endedAtLastSign(source), now.began());
    return begin(name, now);
  }

  private Reading.Found begin(String name, LiveRun run) {
    runs.put(name, run);
    isChanged = true;
    if (runs.size() > MOST) {
      runs.entrySet().stream()
          .min(Comparator.comparing((Map.Entry<String, LiveRun> one) -> one.getValue().last()))
          .ifPresent(oldest -> runs.remove(oldest.getKey()));
    }
    return unstored.running(name, run, run.running(source), run.began());
  }

  private Reading sign(String name, LiveRun run, Instant at) {
    LiveRun on = run.at(at);
    boolean isNews = run.isLost() || !at.isBefore(run.told().plus(REPEAT));
    runs.put(name, isNews ? on.told(at) : on);
    isChanged |= isNews || isLongAgo(stored.get(name), at);
    return isNews
        ? unstored.running(name, on, on.running(source), at)
        : new Ignored("a sign that a run goes on");
  }

  private static boolean isLongAgo(@Nullable Instant before, Instant at) {
    return before == null || !at.isBefore(before.plus(NOTED));
  }

  private Reading done(String name, LiveRun run, Instant at) {
    runs.remove(name);
    isChanged = true;
    return unstored.end(name, run.at(at), run.done(source, at), at);
  }

  private Reading putOff(Sign sign) {
    if (waiting.size() < MOST) {
      waiting.add(sign);
    }
    return new Ignored("a sign that waits until it is known which runs were going on");
  }

  /**
   * Takes what was stored before the start, then the signs that waited for it.
   *
   * @return what those tell
   */
  synchronized List<Reading.Found> know(List<LiveRun> before, Instant now) {
    before.forEach(run -> know(run, now));
    known = now;
    List<Reading.Found> told = new ArrayList<>();
    for (Sign sign : waiting) {
      if (take(sign.identity(), sign.call(), sign.at()) instanceof Reading.Found found) {
        told.add(found);
      }
    }
    waiting.clear();
    return told;
  }

  /** Of two with the same name the later one goes on. */
  private void know(LiveRun run, Instant now) {
    String name = run.identity() + " " + run.key();
    if (runs.putIfAbsent(name, run) != null) {
      Reading unused = unstored.end(name, run, run.endedAtLastSign(source), now);
    }
  }

  /** Ends that nobody has stored in time, so that who looks has to. */
  synchronized List<Reading.Found> endsToStore(Instant now) {
    return unstored.overdue(now);
  }

  synchronized boolean isKnown() {
    return known != null;
  }

  /** Those of which no sign came for so long, while this could have taken one. */
  synchronized List<LiveRun> silent(Instant now, Duration lostAfter) {
    Instant from = known == null ? now : known;
    return runs.values().stream()
        .filter(run -> !run.isLost())
        .filter(
            run -> !now.isBefore((run.last().isAfter(from) ? run.last() : from).plus(lostAfter)))
        .toList();
  }

  /** Notes that one was told to be over, unless a sign came meanwhile. */
  synchronized void lose(LiveRun run) {
    isChanged |= runs.replace(run.identity() + " " + run.key(), run, run.lost());
  }

  /** What to store, ends last that are not known to be; null where nothing has changed since. */
  synchronized @Nullable List<LiveRun> changed(Instant now, ErasedIdentities erased) {
    isChanged |=
        runs.values()
            .removeIf(
                run -> !run.last().plus(FORGOTTEN).isAfter(now) || erased.has(run.identity()));
    isChanged |= unstored.forget(erased);
    if (!isChanged) {
      return null;
    }
    isChanged = false;
    stored.clear();
    runs.forEach((name, run) -> stored.put(name, run.last()));
    return Stream.concat(runs.values().stream(), unstored.ends()).toList();
  }

  /** Notes that what was to be stored is not. */
  synchronized void notStored() {
    isChanged = true;
  }

  private static String name(String identity, DvcCall call) {
    return identity + " " + call.key();
  }
}
