package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.WeekSubjects;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay.Share;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Record of what went to one subject in some whole weeks of a team. Each week is shown as it was
 * published, where its time is split by subject once and for all, each part of enough people. There
 * is nothing of single days: few people work on a subject on one day, and what is no part of the
 * published split could be subtracted from it. An absent figure marks that nothing can be shown.
 *
 * @param from a Monday
 * @param to a Sunday
 * @param weeks that have any figures of the team
 * @param deployments of the project of that name that succeeded in these weeks, by anybody
 * @param medianLeadSeconds from their commits; absent where no lead time is known
 */
public record TeamSubject(
    String subject,
    LocalDate from,
    LocalDate to,
    List<SubjectWeek> weeks,
    int deployments,
    @Nullable Long medianLeadSeconds) {

  /**
   * One week, in seconds.
   *
   * @param waiting absent where nobody waited for it, or too few people
   * @param manual absent likewise
   */
  public record SubjectWeek(
      String week, LocalDate monday, @Nullable Long waiting, @Nullable Long manual) {}

  private static final String DONE = "success";

  public TeamSubject {
    weeks = List.copyOf(weeks);
  }

  static TeamSubject of(
      TeamSums sums,
      String subject,
      LocalDate from,
      LocalDate to,
      Collection<Delivery> deliveries) {
    List<SubjectWeek> weeks = new ArrayList<>();
    for (LocalDate monday = from; monday.isBefore(to); monday = monday.plusWeeks(1)) {
      if (sums.period(monday, monday.plusDays(6)).days() > 0) {
        Optional<Share> share =
            subject.equals(WeekSubjects.REST) ? Optional.empty() : sums.subject(monday, subject);
        weeks.add(
            new SubjectWeek(
                Week.of(monday).label(),
                monday,
                share.map(Share::waiting).filter(TeamSubject::isShown).orElse(null),
                share.map(Share::manual).filter(TeamSubject::isShown).orElse(null)));
      }
    }
    List<Delivery> done = deliveries.stream().filter(one -> one.status().equals(DONE)).toList();
    return new TeamSubject(subject, from, to, weeks, done.size(), medianLead(done));
  }

  private static @Nullable Long medianLead(List<Delivery> done) {
    List<Long> leads =
        done.stream()
            .flatMap(one -> one.leadTime().stream())
            .map(Duration::toSeconds)
            .sorted()
            .toList();
    return leads.isEmpty() ? null : leads.get((leads.size() - 1) / 2);
  }

  private static boolean isShown(long seconds) {
    return seconds > 0;
  }
}
