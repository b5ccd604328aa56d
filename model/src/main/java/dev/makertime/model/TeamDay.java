package dev.makertime.model;

import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One team's calendar day: the sums, in whole seconds, over the days of those who are its members
 * on that date, each in their own zone.
 *
 * @param people members with working time or any evidence; an account that several use is no head
 * @param available working time that was there
 * @param technical what is left of it after meetings, manual work and waiting
 * @param waitUpper the upper end of the range whose lower end is queue + run + resume
 * @param subjects what the counted seconds, after hours included, went to
 * @param provisional some member's day is not over yet
 * @param contributors how many members each figure is of; absent in days that earlier versions
 *     summed
 */
public record TeamDay(
    String team,
    LocalDate date,
    int people,
    long available,
    long meeting,
    long manual,
    long queue,
    long run,
    long resume,
    long technical,
    long focus,
    long waitUpper,
    AfterHours afterHours,
    SortedMap<String, Share> subjects,
    boolean provisional,
    @Nullable Contributors contributors)
    implements DayAmounts {

  public TeamDay {
    subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
  }

  /** The sum of what the members' days add. */
  public static TeamDay of(String team, LocalDate date, Collection<Contribution> contributions) {
    int people = 0;
    long lateMeeting = 0;
    long lateManual = 0;
    SortedMap<String, Share> subjects = new TreeMap<>();
    boolean provisional = false;
    for (Contribution member : contributions) {
      people += member.heads();
      lateMeeting += member.afterHours().meeting();
      lateManual += member.afterHours().manual();
      member.subjects().forEach((subject, share) -> subjects.merge(subject, share, Share::plus));
      provisional |= member.provisional();
    }
    TimeSums sum = TimeSums.sum(contributions, Contribution::amounts);
    return new TeamDay(
        team,
        date,
        people,
        sum.available(),
        sum.meeting(),
        sum.manual(),
        sum.queue(),
        sum.run(),
        sum.resume(),
        sum.technical(),
        sum.focus(),
        sum.waitUpper(),
        new AfterHours(lateMeeting, lateManual),
        subjects,
        provisional,
        Contributors.of(contributions));
  }

  /** Sums engineer days to team days, by team, then date; people without a team are left out. */
  public static List<TeamDay> of(Organization organization, Collection<EngineerDay> days) {
    Set<String> shared = organization.sharedAccounts();
    Map<String, Map<LocalDate, List<Contribution>>> grouped = new TreeMap<>();
    for (EngineerDay day : days) {
      if (day.team() != null) {
        grouped
            .computeIfAbsent(day.team(), team -> new TreeMap<>())
            .computeIfAbsent(day.date(), date -> new ArrayList<>())
            .add(Contribution.of(day, shared.contains(day.person())));
      }
    }
    List<TeamDay> teamDays = new ArrayList<>();
    grouped.forEach(
        (team, dates) -> dates.forEach((date, of) -> teamDays.add(TeamDay.of(team, date, of))));
    return teamDays;
  }

  /** {@code team|date}, the key under which the day is published. */
  public String key() {
    return new DayKey(team, date).text();
  }
}
