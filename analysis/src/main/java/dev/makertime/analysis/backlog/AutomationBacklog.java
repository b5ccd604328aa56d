package dev.makertime.analysis.backlog;

import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists recurring manual work by subject and trigger, never by person. Work recurs if it was done
 * at least three times, in at least two weeks.
 *
 * @param from the first day that was looked at
 * @param to the last
 * @param hourlyCost loaded, in {@code currency}; absent where costs are not known
 * @param minimumGroup work of fewer people than this is not shown separately
 * @param leftOut how many kinds are not even in the sum of what is not shown separately, since that
 *     would be of too few people as well
 * @param known of the working time, how much of the manual work is known; of no time where nobody
 *     asked
 * @param items the most hours first; last, without a subject, what is not shown separately
 */
public record AutomationBacklog(
    LocalDate from,
    LocalDate to,
    @Nullable Double hourlyCost,
    @Nullable String currency,
    int minimumGroup,
    int leftOut,
    KnownTime known,
    List<Item> items) {
  /**
   * One kind of hand-made work.
   *
   * @param subject what it was done to; absent = several, each of too few people to be named
   * @param kind how it was set off, as its source says
   * @param times in the period
   * @param people how many did it
   * @param hours in the period, after hours included
   * @param hoursAYear at the present pace: of a team that has migrated, as since then
   * @param costAYear of those hours; absent where costs are not known. Automating pays back within
   *     a year if it costs less
   * @param usualMinutes the median of one time
   * @param longestMinutes of one time
   * @param migrations what became of it
   */
  public record Item(
      @Nullable String subject,
      String kind,
      int times,
      int people,
      double hours,
      double hoursAYear,
      @Nullable Double costAYear,
      double usualMinutes,
      double longestMinutes,
      List<Since> migrations) {
    public Item {
      migrations = List.copyOf(migrations);
    }
  }

  /**
   * How often it was done by those who went over, before and after.
   *
   * @param before times a month
   * @param after times a month
   */
  public record Since(String migration, double before, double after) {
    /** Whether it is not done any more. */
    public boolean isGone() {
      return before > 0 && after == 0;
    }
  }

  public AutomationBacklog {
    items = List.copyOf(items);
  }

  /** The same, with how much of the manual work is known: what was not read is in no item. */
  public AutomationBacklog knowing(KnownTime time) {
    return new AutomationBacklog(
        from, to, hourlyCost, currency, minimumGroup, leftOut, time, items);
  }

  /**
   * Collects it.
   *
   * @param days taken apart, of a period
   * @param privacy decides below how many people work is not shown separately
   */
  public static AutomationBacklog of(
      Organization organization,
      Collection<Explanation> days,
      LocalDate from,
      LocalDate to,
      PrivacySettings privacy) {
    LocalDate begins =
        days.stream().map(one -> one.day().date()).min(LocalDate::compareTo).orElse(from);
    LocalDate first = begins.isAfter(from) ? begins : from;
    return new BacklogBuilder(organization, first, to).build(days, privacy);
  }
}
