package dev.makertime.bench;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Generates the organization and the days of the dashboard's benchmark. */
final class DashboardData {
  private static final int BATCH = 20_000;

  private DashboardData() {}

  static String yaml(int people) {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (int i = 0; i < people; i++) {
      yaml.append(
          "  - {id: p%d, identities: [\"git:p%d\"], teams: [{team: t%d, from: 2020-01-01}]}\n"
              .formatted(i, i, i % DashboardBenchmark.TEAMS));
    }
    return yaml.toString();
  }

  static void fill(DayStore store, int people) {
    List<TopicTable.Change<EngineerDay>> batch = new ArrayList<>();
    long offset = 0;
    for (int day = 0; day < DashboardBenchmark.YEAR; day++) {
      LocalDate date = DashboardBenchmark.LAST.minusDays(day);
      Map<String, List<Contribution>> teams = new TreeMap<>();
      for (int i = 0; i < people; i++) {
        EngineerDay one = day("p" + i, date, "t" + i % DashboardBenchmark.TEAMS, i * 7 + day);
        batch.add(new TopicTable.Change<>(one.key(), one));
        teams
            .computeIfAbsent("t" + i % DashboardBenchmark.TEAMS, none -> new ArrayList<>())
            .add(Contribution.of(one, false));
        if (batch.size() == BATCH) {
          offset = take(store, batch, offset);
        }
      }
      long at = ++offset;
      store
          .teamDays()
          .take(
              teams.entrySet().stream()
                  .map(team -> TeamDay.of(team.getKey(), date, team.getValue()))
                  .map(one -> new TopicTable.Change<>(one.key(), one))
                  .toList(),
              Map.of(0, at));
    }
    take(store, batch, offset);
    store.together(() -> store.teamDays().save());
  }

  private static long take(
      DayStore store, List<TopicTable.Change<EngineerDay>> batch, long offset) {
    store.days().take(batch, Map.of(0, offset + 1));
    store.together(() -> store.days().save());
    batch.clear();
    return offset + 1;
  }

  static EngineerDay day(String person, LocalDate date, String team, int seed) {
    long meeting = 60L * (seed * 7919 % 120);
    long manual = 60L * (seed * 104_729 % 60);
    long run = 60L * (seed * 1_299_709 % 40);
    TreeMap<String, EngineerDay.Share> subjects = new TreeMap<>();
    subjects.put("data/" + team, new EngineerDay.Share(0, manual, run));
    subjects.put("meetings", new EngineerDay.Share(meeting, 0, 0));
    return new EngineerDay(
        person,
        date,
        team,
        28_800,
        meeting,
        manual,
        0,
        run,
        0,
        28_800 - meeting - manual - run,
        14_400,
        1,
        new EngineerDay.AfterHours(0, 0),
        new EngineerDay.Gross(meeting, manual, run),
        run,
        3,
        0,
        1,
        2,
        subjects,
        false);
  }
}
