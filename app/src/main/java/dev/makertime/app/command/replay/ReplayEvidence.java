package dev.makertime.app.command.replay;

import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.topics.FailureText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of a period, from files or from an instance that runs or is stopped.
 *
 * @param stored the days that the instance has of the period; absent where files are read
 * @param known how much is known of the working time; absent where files are read
 * @param minimumGroup of how many people figures are shown; of files, of any
 */
record ReplayEvidence(
    Organization organization,
    List<Activity> activities,
    @Nullable List<EngineerDay> stored,
    @Nullable KnownTimes known,
    int minimumGroup) {

  static ReplayEvidence ofFiles(Path organization, Path activities) throws Failure {
    return new ReplayEvidence(
        InputFiles.organization(organization), InputFiles.activities(activities), null, null, 0);
  }

  static ReplayEvidence measured(Path config, LastPeriod.Period period, Instant now)
      throws Failure {
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      return new ReplayEvidence(
          organization,
          measured.activities(
              ExplainedFigures.evidenceFrom(period.from()),
              ExplainedFigures.evidenceTo(period.to())),
          measured.days(period.from(), period.to(), null),
          KnownTimes.ofTeams(
              MeasuredKnowledge.of(measured, configuration, organization, now),
              organization,
              null,
              period.from(),
              period.to()),
          configuration.reporter().privacy().minimumGroup());
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  /**
   * How many days the instance has otherwise than the evidence says, days that are not over left
   * out. The evidence of sealed days may have left.
   */
  int differing(List<EngineerDay> computed) {
    if (stored == null) {
      return 0;
    }
    Map<String, EngineerDay> others = new HashMap<>();
    stored.forEach(day -> others.put(day.key(), day));
    int differing = 0;
    for (EngineerDay day : computed) {
      EngineerDay other = others.remove(day.key());
      boolean isOver = !day.provisional() && (other == null || !other.provisional());
      differing += isOver && !day.equals(other) ? 1 : 0;
    }
    return differing + (int) others.values().stream().filter(day -> !day.provisional()).count();
  }
}
