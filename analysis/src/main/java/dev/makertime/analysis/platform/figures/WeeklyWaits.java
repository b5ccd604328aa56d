package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.RunTrigger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides of which jobs it may be told how often they ran and how long people waited there. It may
 * where enough people waited in each week in which somebody may have set off the job, and neither a
 * subject's sum nor another period leaves what few people did. A schedule's runs tell of nobody.
 *
 * @param part all runs of some subjects
 * @param waits by the id of the run
 */
record WeeklyWaits(RunTree part, Map<String, List<WaitedJobs.Wait>> waits, int minimumGroup) {

  /** The jobs of a period, which is whole weeks. */
  Set<Job> told(Instant from, Instant to) {
    Map<LocalDate, Set<Job>> setOff = new HashMap<>();
    Set<Job> told = new HashSet<>();
    for (PlatformRun run : part.all()) {
      if (run.isCreatedIn(from, to)) {
        told.add(run.ofJob());
        if (run.trigger() != RunTrigger.SCHEDULE) {
          setOff.computeIfAbsent(monday(run.created()), none -> new HashSet<>()).add(run.ofJob());
        }
      }
    }
    Map<LocalDate, Map<String, List<WaitedJobs.Wait>>> byWeek = byWeek();
    Set<LocalDate> mondays = new HashSet<>(setOff.keySet());
    mondays.addAll(byWeek.keySet());
    for (LocalDate monday : mondays) {
      WaitedJobs waited = new WaitedJobs(part, byWeek.getOrDefault(monday, Map.of()));
      told.removeAll(waited.withheld(minimumGroup));
      told.removeIf(
          job ->
              setOff.getOrDefault(monday, Set.of()).contains(job)
                  && waited.people(job) < minimumGroup);
    }
    return told;
  }

  private Map<LocalDate, Map<String, List<WaitedJobs.Wait>>> byWeek() {
    Map<LocalDate, Map<String, List<WaitedJobs.Wait>>> byWeek = new HashMap<>();
    for (PlatformRun run : part.all()) {
      for (WaitedJobs.Wait wait : waits.getOrDefault(run.id(), List.of())) {
        byWeek
            .computeIfAbsent(monday(wait.from()), none -> new HashMap<>())
            .computeIfAbsent(wait.run(), none -> new ArrayList<>())
            .add(wait);
      }
    }
    return byWeek;
  }

  private static LocalDate monday(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
