package dev.makertime.app.command.dossier;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.dossier.DossierInputs;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.command.analysis.MeasuredBaseline;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.LatestSurvey;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.PlatformQuestion;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.reporter.survey.KeptRound;
import dev.makertime.topics.FailureText;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what an instance of makertime knows for a dossier: sums alone.
 *
 * @param minimumGroup of the configuration; absent = there is none
 * @param migration its name; absent = none was asked for
 */
record DossierEvidence(
    @Nullable Baseline baseline,
    @Nullable Integer minimumGroup,
    @Nullable String migration,
    DossierInputs.@Nullable Platform platform,
    DossierInputs.@Nullable Survey survey) {
  /** The mean cost of a person-month, of which two digits are told. */
  private static final String COST = "org.monthlyCost";

  static final DossierEvidence NONE = new DossierEvidence(null, null, null, null, null);

  /**
   * Collects it.
   *
   * @param migration an id; absent = none
   * @param warnings takes what had to be left out, and why
   */
  static DossierEvidence of(
      Path config, MeasuredBaseline measured, @Nullable String migration, Consumer<String> warnings)
      throws Failure {
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    Baseline.Figure cost = measured.baseline().figures().get(COST);
    return new DossierEvidence(
        measured.baseline().coarse(cost == null ? null : Baseline.twoDigits(cost.value())),
        configuration.reporter().privacy().minimumGroup(),
        name(organization, migration),
        platform(configuration, organization, measured.baseline(), warnings),
        survey(configuration));
  }

  private static @Nullable String name(Organization organization, @Nullable String id)
      throws Failure {
    if (id == null) {
      return null;
    }
    for (Migration one : organization.migrations()) {
      if (one.id().equals(id)) {
        return one.title();
      }
    }
    throw new Failure(KnownNames.migrations(organization).refusal(id));
  }

  /** A reporter that cannot tell leaves it unknown, as one that has too many runs to read. */
  private static DossierInputs.@Nullable Platform platform(
      Configuration configuration,
      Organization organization,
      Baseline baseline,
      Consumer<String> warnings) {
    try (MeasuredDays days = MeasuredDays.of(configuration)) {
      PlatformFigures figures =
          days.platform(
              new PlatformQuestion(
                  configuration, organization, baseline.from(), baseline.to(), null));
      return figures.boxes().values().stream().allMatch(box -> box.share() == null)
          ? null
          : new DossierInputs.Platform(
              "%s to %s".formatted(baseline.from(), baseline.to()), figures.boxes());
    } catch (MeasuredDays.Unavailable e) {
      warnings.accept("what the platform can do is left out: " + FailureText.of(e));
      return null;
    }
  }

  private static DossierInputs.@Nullable Survey survey(Configuration configuration) throws Failure {
    KeptRound last = LatestSurvey.of(configuration);
    return last == null
        ? null
        : new DossierInputs.Survey(
            last.round(),
            last.day(),
            last.engineers(),
            last.answers().knownBy(configuration.reporter().privacy().minimumGroup()));
  }
}
