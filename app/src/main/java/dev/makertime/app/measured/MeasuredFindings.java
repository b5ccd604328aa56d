package dev.makertime.app.measured;

import dev.makertime.analysis.attrition.AttritionFigure;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineData;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.focus.FocusLedger;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes baselines and explanations, which need evidence as well as days. */
public final class MeasuredFindings {
  /** Of the orders of causes that are drawn: the same each time. */
  private static final long SEED = 1;

  private MeasuredFindings() {}

  /**
   * Measures it between two dates, both included.
   *
   * @param team absent = everybody
   * @param knowledge how much is known of people's days
   * @param fewest people of whom anything counts as measured
   * @return empty where nobody has worked
   */
  public static Optional<Baseline> baseline(
      MeasuredDays measured,
      Organization organization,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf,
      Knowledge knowledge,
      int fewest)
      throws MeasuredDays.Unavailable {
    return new BaselineData(
            measured.days(from, to, team),
            measured.activities(
                ExplainedFigures.evidenceFrom(from), ExplainedFigures.evidenceTo(to)),
            measured.deliveries(BaselineData.EVER, to),
            measured.coverages(),
            knowledge,
            fewest)
        .baseline(organization, from, to, team, asOf)
        .map(
            found ->
                AttritionFigure.into(
                    found, organization, team, LocalDate.ofInstant(asOf, ZoneOffset.UTC), fewest));
  }

  /** Days taken apart, of one team or of all. */
  public static List<Explanation> explanations(
      MeasuredDays measured,
      Organization organization,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Instant asOf)
      throws MeasuredDays.Unavailable {
    return BaselineData.explanations(
        organization,
        measured.activities(ExplainedFigures.evidenceFrom(from), ExplainedFigures.evidenceTo(to)),
        from,
        to,
        team,
        asOf);
  }

  /**
   * What broke focus, in one team or in all.
   *
   * @param privacy decides below how many people nothing is named
   */
  public static FocusLedger focus(
      MeasuredDays measured,
      Organization organization,
      LastPeriod.Period period,
      @Nullable String team,
      Instant asOf,
      PrivacySettings privacy,
      Knowledge knowledge)
      throws MeasuredDays.Unavailable {
    LocalDate from = period.from();
    LocalDate to = period.to();
    List<Activity> activities =
        measured.activities(ExplainedFigures.evidenceFrom(from), ExplainedFigures.evidenceTo(to));
    return FocusLedger.of(
        organization,
        BatchMeasurement.lostFocus(
            organization,
            activities,
            from,
            to,
            asOf,
            SEED,
            (person, date) -> team == null || team.equals(person.teamOn(date))),
        activities,
        from,
        to,
        privacy,
        KnownTimes.ofTeams(knowledge, organization, team, from, to));
  }
}
