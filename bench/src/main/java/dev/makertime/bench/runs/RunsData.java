package dev.makertime.bench.runs;

import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import dev.makertime.reporter.store.TopicTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Generates the runs of a year and the published weeks of the teams that work on them. */
final class RunsData {
  static final LocalDate FIRST = LocalDate.of(2025, 6, 30);
  static final LocalDate LAST = FIRST.plusWeeks(52);
  static final int SUBJECTS = 500;
  private static final int TEAMS = 50;
  private static final int BATCH = 50_000;
  private static final long YEAR_MILLIS = 52L * 7 * 24 * 3_600_000;

  private static final List<RunTrigger> TRIGGERS =
      List.of(RunTrigger.SCHEDULE, RunTrigger.PUSH, RunTrigger.DEPENDENCY, RunTrigger.WEB);

  private RunsData() {}

  static void fill(DayStore store, int runs) {
    List<TopicTable.Change<Run>> batch = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < runs; i++) {
      Run run = run(i, runs);
      batch.add(new TopicTable.Change<>(run.id(), run));
      if (batch.size() == BATCH || i + 1 == runs) {
        store.runs().take(List.copyOf(batch), Map.of(0, ++offset));
        store.together(() -> store.runs().save());
        batch.clear();
      }
    }
    publish(store);
  }

  private static Run run(int i, int runs) {
    Instant created =
        FIRST
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plusMillis((long) ((double) i / runs * YEAR_MILLIS));
    RunTrigger trigger = TRIGGERS.get(i % TRIGGERS.size());
    boolean isByHand = trigger == RunTrigger.PUSH || trigger == RunTrigger.WEB;
    Instant began = created.plusSeconds(i * 7 % 600);
    return Run.of("source-" + i % 5, "host/pipeline/%d".formatted(9_000_000_000L + i), 17)
        .kind(RunKind.PIPELINE)
        .subject("subject-" + i * 31L % SUBJECTS)
        .trigger(trigger)
        .who(isByHand ? "gitlab:person" + i % 300 : null)
        .status(i % 11 == 0 ? RunStatus.FAILED : RunStatus.SUCCESS)
        .times(created, began, began.plusSeconds(60 + i * 13 % 3_600))
        .build();
  }

  /** Each team works on ten subjects. */
  private static void publish(DayStore store) {
    Map<TeamWeek, PublishedWeek> weeks = new HashMap<>();
    for (LocalDate monday = FIRST; monday.isBefore(LAST); monday = monday.plusWeeks(1)) {
      for (int team = 0; team < TEAMS; team++) {
        TreeMap<String, Share> subjects = new TreeMap<>();
        for (int i = 0; i < SUBJECTS / TEAMS; i++) {
          subjects.put("subject-" + (team + i * TEAMS), new Share(0, 600, 3_600));
        }
        weeks.put(
            new TeamWeek("team-" + team, monday),
            new PublishedWeek(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, subjects, 1));
      }
    }
    store.published().put(weeks);
  }
}
