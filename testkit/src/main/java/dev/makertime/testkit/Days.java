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
    return like(day).subjects(subjects).day();
  }

  /** Begins a day that differs from another in some figures. */
  public static Draft like(EngineerDay day) {
    return new Draft(day);
  }

  /** The day of a team of one such person. */
  public static TeamDay teamDay(String team, String date) {
    EngineerDay day = day("ana", date, team);
    return TeamDay.of(team, day.date(), List.of(Contribution.of(day, false)));
  }

  /** A day whose figures can still be changed. */
  public static final class Draft {
    private final EngineerDay base;
    private long meeting;
    private long technical;
    private long focus;
    private EngineerDay.Gross gross;
    private Map<String, EngineerDay.Share> subjects;
    private boolean provisional;

    private Draft(EngineerDay base) {
      this.base = base;
      meeting = base.meeting();
      technical = base.technical();
      focus = base.focus();
      gross = base.gross();
      subjects = base.subjects();
      provisional = base.provisional();
    }

    public Draft meeting(long seconds) {
      meeting = seconds;
      return this;
    }

    public Draft technical(long seconds) {
      technical = seconds;
      return this;
    }

    public Draft focus(long seconds) {
      focus = seconds;
      return this;
    }

    public Draft gross(EngineerDay.Gross seconds) {
      gross = seconds;
      return this;
    }

    public Draft subjects(Map<String, EngineerDay.Share> shares) {
      subjects = shares;
      return this;
    }

    public Draft provisional() {
      provisional = true;
      return this;
    }

    public EngineerDay day() {
      return new EngineerDay(
          base.person(),
          base.date(),
          base.team(),
          base.available(),
          meeting,
          base.manual(),
          base.queue(),
          base.run(),
          base.resume(),
          technical,
          focus,
          base.focusBlocks(),
          base.afterHours(),
          gross,
          base.waitUpper(),
          base.waits(),
          base.unattended(),
          base.longWaits(),
          base.manualSessions(),
          new TreeMap<>(subjects),
          provisional);
    }
  }
}
