package dev.makertime.reporter.http.runs;

import dev.makertime.reporter.store.RunSums;
import dev.makertime.reporter.store.RunSums.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums of the runs of one subject in some whole weeks. What a schedule set off tells on nobody.
 * What came about otherwise is summed over those weeks in which enough people worked on the
 * subject; with it go runs that other runs and retries set off, since a person may be behind.
 *
 * @param scheduled what a schedule set off; absent where there is nothing
 * @param others all else; absent where there is nothing of it that may be told
 * @param withheld whether some of it is not told
 */
public record RunFigures(
    String subject, @Nullable Sums scheduled, @Nullable Sums others, boolean withheld) {

  /**
   * Sums, with percentiles in seconds, which are absent where no length is known.
   *
   * @param failed those that ended with an error; canceled and skipped ones are none
   * @param ended those that ended well or with an error
   * @param byPeople how many of them a person set off
   * @param byMachines how many a schedule, another run or an automatic retry set off
   * @param unknown of how many it is not told who or what set them off
   */
  public record Sums(
      long runs,
      long failed,
      long ended,
      long byPeople,
      long byMachines,
      long unknown,
      @Nullable Double queueP50,
      @Nullable Double queueP95,
      @Nullable Double runP50,
      @Nullable Double runP95) {

    private static @Nullable Sums of(@Nullable RunSums sums) {
      return sums == null
          ? null
          : new Sums(
              sums.runs(),
              sums.failed(),
              sums.ended(),
              sums.byPeople(),
              sums.byMachines(),
              sums.runs() - sums.byPeople() - sums.byMachines(),
              seconds(sums.queueP50()),
              seconds(sums.queueP95()),
              seconds(sums.runP50()),
              seconds(sums.runP95()));
    }

    private static @Nullable Double seconds(@Nullable Long millis) {
      return millis == null ? null : millis / 1_000.0;
    }
  }

  /** The figures of each subject of which anything is told, by name. */
  static List<RunFigures> of(List<RunSums> sums) {
    Map<String, Map<Part, RunSums>> subjects = new TreeMap<>();
    for (RunSums one : sums) {
      subjects
          .computeIfAbsent(one.subject(), none -> new EnumMap<>(Part.class))
          .put(one.part(), one);
    }
    List<RunFigures> all = new ArrayList<>();
    subjects.forEach(
        (name, parts) -> {
          Sums scheduled = Sums.of(parts.get(Part.SCHEDULED));
          Sums others = Sums.of(parts.get(Part.OTHERS));
          if (scheduled != null || others != null) {
            all.add(new RunFigures(name, scheduled, others, parts.containsKey(Part.WITHHELD)));
          }
        });
    return all;
  }
}
