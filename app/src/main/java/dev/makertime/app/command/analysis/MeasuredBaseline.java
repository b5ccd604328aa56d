package dev.makertime.app.command.analysis;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.MeasuredPeriod;
import dev.makertime.analysis.baseline.MeasuredPeriods;
import dev.makertime.analysis.calibration.CalibrationFigure;
import dev.makertime.analysis.platform.figures.CompletenessFigure;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.report.Week;
import dev.makertime.analysis.survey.SurveyInputs;
import dev.makertime.analysis.survey.SurveyedScenarios;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.LatestSurvey;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.app.measured.PlatformQuestion;
import dev.makertime.app.measured.StoredSayings;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.survey.KeptRound;
import dev.makertime.topics.FailureText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the current way to work for {@code simulate}, in a period that is given or found. */
public record MeasuredBaseline(
    Baseline baseline, MeasuredPeriod period, @Nullable SurveyedScenarios survey) {
  /** What lies further back is no current way to work. */
  private static final int YEARS = 2;

  /**
   * Measures it.
   *
   * @param from absent, as {@code to} = the latest whole weeks without a migration's wave inside
   * @param team absent = everybody
   */
  public static MeasuredBaseline of(
      @Nullable Path config,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String team)
      throws Failure {
    if (config == null || (from == null) != (to == null)) {
      throw new Failure("--config is needed, and --from and --to together or neither");
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new Failure("--to is before --from");
    }
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      MeasuredPeriod period =
          from == null || to == null
              ? latest(measured, organization, team)
              : MeasuredPeriod.chosen(organization, team, from, to);
      return new MeasuredBaseline(
          baseline(measured, configuration, organization, period, team),
          period,
          survey(configuration));
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  /** What people answered last, if they were asked. */
  private static @Nullable SurveyedScenarios survey(Configuration configuration) throws Failure {
    KeptRound last = LatestSurvey.of(configuration);
    return last == null
        ? null
        : new SurveyedScenarios(
            SurveyInputs.of(
                last.answers(),
                last.engineers(),
                configuration.reporter().privacy().minimumGroup()),
            last.round(),
            last.answers().n(),
            last.day());
  }

  /** Of a store that nothing says how far sources were read for, the days tell. */
  private static MeasuredPeriod latest(
      MeasuredDays measured, Organization organization, @Nullable String team)
      throws MeasuredDays.Unavailable {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    List<Coverage> coverages = measured.coverages();
    if (!coverages.isEmpty()) {
      return MeasuredPeriods.of(organization, team, coverages, today).get(0);
    }
    List<LocalDate> dates =
        measured.days(today.minusYears(YEARS), today, team).stream()
            .filter(day -> !day.provisional())
            .map(EngineerDay::date)
            .sorted()
            .toList();
    return dates.isEmpty()
        ? MeasuredPeriods.of(organization, team, coverages, today).get(0)
        : MeasuredPeriods.of(
                organization,
                team,
                dates.get(0),
                Week.of(dates.get(dates.size() - 1)).monday().plusWeeks(1),
                today)
            .get(0);
  }

  private static Baseline baseline(
      MeasuredDays measured,
      Configuration configuration,
      Organization organization,
      MeasuredPeriod period,
      @Nullable String team)
      throws Failure, MeasuredDays.Unavailable {
    LocalDate from = period.from();
    LocalDate to = period.to();
    Baseline found =
        MeasuredFindings.baseline(
                measured,
                organization,
                from,
                to,
                team,
                Instant.now(),
                MeasuredKnowledge.of(measured, configuration, organization, Instant.now()),
                configuration.reporter().privacy().minimumGroup())
            .orElse(null);
    if (found == null) {
      InputFiles.requireTeam(organization, team, List.of());
      throw new Failure("nobody has worked between %s and %s".formatted(from, to));
    }
    Baseline wider = CalibrationFigure.into(found, StoredSayings.of(configuration));
    return withCompleteness(measured, configuration, organization, wider);
  }

  /** Of all projects; a reporter that cannot tell, or tells of too many runs, leaves it unknown. */
  private static Baseline withCompleteness(
      MeasuredDays measured,
      Configuration configuration,
      Organization organization,
      Baseline baseline) {
    try {
      PlatformFigures platform =
          measured.platform(
              new PlatformQuestion(
                  configuration, organization, baseline.from(), baseline.to(), null));
      return CompletenessFigure.into(baseline, platform.phi(), platform.boxes().size());
    } catch (MeasuredDays.Unavailable e) {
      return baseline.withUnknown(
          CompletenessFigure.PATH, "the runs could not be read: " + FailureText.of(e));
    }
  }
}
