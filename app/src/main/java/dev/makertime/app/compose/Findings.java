package dev.makertime.app.compose;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Measurement;
import dev.makertime.model.Organization;
import dev.makertime.reporter.explain.Explained;
import dev.makertime.reporter.report.Covered;
import dev.makertime.reporter.study.Baseline;
import dev.makertime.reporter.study.Measuring;
import dev.makertime.reporter.study.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be said of measured days that their evidence is needed for. */
public final class Findings {
  /** Before any release that may have put something into production. */
  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  private Findings() {}

  /**
   * Measures it between two dates, both included.
   *
   * @param team absent = everybody
   * @return empty where nobody has worked
   */
  public static Optional<Baseline> baseline(
      Measured measured,
      Organization organization,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf)
      throws Measured.Unavailable {
    List<EngineerDay> days =
        measured.days(from, to, team).stream().filter(day -> !day.provisional()).toList();
    if (days.isEmpty()) {
      return Optional.empty();
    }
    LocalDate yesterday = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(1);
    return Measuring.of(
        organization,
        days,
        explanations(measured, organization, from, to, team, asOf),
        measured.deliveries(EVER, to),
        new Scope(
            from,
            to.isBefore(yesterday) ? to : yesterday,
            team,
            new Covered(organization, measured.coverages())));
  }

  /** Days taken apart, of one team or of all. */
  public static List<Explanation> explanations(
      Measured measured,
      Organization organization,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf)
      throws Measured.Unavailable {
    return Measurement.explanations(
        organization,
        measured.activities(Explained.evidenceFrom(from), Explained.evidenceTo(to)),
        from,
        to,
        asOf,
        (person, date) -> team == null || team.equals(person.teamOn(date)));
  }
}
