package dev.makertime.reporter.store;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.SourceRecord;
import dev.makertime.model.Organization;
import java.time.Instant;
import java.util.List;

/** Reads how much is known of people's days from what sources were read for, and called. */
public final class StoredKnowledge {
  private StoredKnowledge() {}

  /**
   * Reads it.
   *
   * @param sources that are configured
   * @param now the present
   */
  public static Knowledge of(
      DayStore store, Organization organization, List<ConfiguredSource> sources, Instant now) {
    return Knowledge.of(
        organization,
        SourceRecord.of(sources, store.coverages().all(), store.activities().calledDays()),
        now);
  }
}
