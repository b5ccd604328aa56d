package dev.makertime.app.measured;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.SourceRecord;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.Organization;
import java.time.Instant;
import java.util.List;

/** Decides how much is known of what was measured, by the configured sources. */
public final class MeasuredKnowledge {
  private MeasuredKnowledge() {}

  /**
   * Reads what the sources were read for, and of which days they called.
   *
   * @param now the present
   */
  public static Knowledge of(
      MeasuredDays measured, Configuration configuration, Organization organization, Instant now)
      throws MeasuredDays.Unavailable {
    return Knowledge.of(
        organization,
        SourceRecord.of(sources(configuration), measured.coverages(), measured.calledDays()),
        now);
  }

  /** The sources of a configuration. */
  public static List<ConfiguredSource> sources(Configuration configuration) {
    return configuration.sources().stream()
        .flatMap(source -> source.summaries().stream())
        .map(
            one ->
                new ConfiguredSource(
                    one.name(),
                    one.isCalendar() ? ConfiguredSource.CALENDAR : one.type(),
                    one.owner(),
                    one.interval()))
        .toList();
  }
}
