package dev.makertime.analysis.report;

import dev.makertime.model.EngineerDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the sums of a person's week, in whole seconds, under a pseudonym. It replaces days that
 * were deleted when their retention ended.
 *
 * @param who the pseudonym
 * @param monday its first day
 * @param team of its first day that has one
 * @param days how many days it was summed up from
 * @param waiting queue, run and resume
 * @param gross before one kind took precedence over another
 */
public record PastWeek(
    String who,
    LocalDate monday,
    @Nullable String team,
    int days,
    long available,
    long meeting,
    long manual,
    long waiting,
    long technical,
    EngineerDay.Gross gross) {

  /** One person's days as weeks, in the order of time. */
  public static List<PastWeek> of(String who, Collection<EngineerDay> days) {
    Map<LocalDate, PastWeek> weeks = new TreeMap<>();
    for (EngineerDay day : days) {
      LocalDate monday = day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      PastWeek one =
          new PastWeek(
              who,
              monday,
              day.team(),
              1,
              day.available(),
              day.meeting(),
              day.manual(),
              day.waiting(),
              day.technical(),
              day.gross());
      weeks.merge(monday, one, PastWeek::plus);
    }
    return new ArrayList<>(weeks.values());
  }

  private PastWeek plus(PastWeek next) {
    return new PastWeek(
        who,
        monday,
        team == null ? next.team : team,
        days + next.days,
        available + next.available,
        meeting + next.meeting,
        manual + next.manual,
        waiting + next.waiting,
        technical + next.technical,
        gross.plus(next.gross));
  }
}
