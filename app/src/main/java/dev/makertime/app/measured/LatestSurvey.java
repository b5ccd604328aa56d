package dev.makertime.app.measured;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.config.Configuration;
import dev.makertime.reporter.survey.KeptRound;
import dev.makertime.reporter.survey.SurveyFiles;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what people answered last, from the data directory. */
public final class LatestSurvey {
  private LatestSurvey() {}

  /** The latest round of enough people; null if nobody was asked. */
  public static @Nullable KeptRound of(Configuration configuration) throws Failure {
    try {
      return KeptRound.latest(
              new SurveyFiles(configuration.data()).kept(),
              configuration.reporter().privacy().minimumGroup())
          .orElse(null);
    } catch (IOException e) {
      throw new Failure("the survey cannot be read: " + FailureText.of(e), e);
    }
  }
}
