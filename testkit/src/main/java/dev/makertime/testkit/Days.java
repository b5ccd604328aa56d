package dev.makertime.testkit;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates days for tests. */
public final class Days {
  private Days() {}

  /** Eight hours with one of meetings, half an hour by hand and a quarter of waiting. */
  public static EngineerDay day(String person, String date, @Nullable String team) {
    return new EngineerDay(
        person,
        LocalDate.parse(date),
        team,
        28_800,
        3_600,
        1_800,
        300,
        600,
        0,
        22_500,
        14_400,
        1,
        new EngineerDay.AfterHours(0, 300),
        new EngineerDay.Gross(3_600, 1_800, 900),
        1_200,
        2,
        1,
        0,
        1,
        new TreeMap<>(Map.of("churn", new EngineerDay.Share(3_600, 2_100, 900))),
        false);
  }

  /** The same, whose seconds went to one subject. */
  public static EngineerDay withSubject(EngineerDay day, String subject, EngineerDay.Share share) {
    return withSubjects(day, Map.of(subject, share));
  }

  /** The same, whose seconds went to some subjects. */
  public static EngineerDay withSubjects(EngineerDay day, Map<String, EngineerDay.Share> subjects) {
    return new EngineerDay(
        day.person(),
        day.date(),
        day.team(),
        day.available(),
        day.meeting(),
        day.manual(),
        day.queue(),
        day.run(),
        day.resume(),
        day.technical(),
        day.focus(),
        day.focusBlocks(),
        day.afterHours(),
        day.gross(),
        day.waitUpper(),
        day.waits(),
        day.unattended(),
        day.longWaits(),
        day.manualSessions(),
        new TreeMap<>(subjects),
        day.provisional());
  }

  /** The day of a team of one such person. */
  public static TeamDay teamDay(String team, String date) {
    EngineerDay day = day("ana", date, team);
    return TeamDay.of(team, day.date(), List.of(Contribution.of(day, false)));
  }
}
