package dev.makertime.reporter.calibration;

import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.Known;
import dev.makertime.model.Activity;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was measured from the reporter's store: of days that are final, over for a day, and
 * known at least in part. An unknown day would count as technical work that nobody has seen.
 *
 * @param now the present
 */
public record StoredMoments(
    DayStore store, Organization organization, Knowledge knowledge, Instant now)
    implements MeasuredMoments {
  /** So long evidence of a day may come late. */
  private static final Duration SETTLED = Duration.ofDays(1);

  /**
   * Reads them as they are now.
   *
   * @param sources that are configured
   */
  public static StoredMoments of(
      DayStore store, Organization organization, List<ConfiguredSource> sources, Instant now) {
    return new StoredMoments(
        store, organization, StoredKnowledge.of(store, organization, sources, now), now);
  }

  @Override
  public @Nullable WorkCategory of(String id, Instant moment) {
    Person person = organization.peopleById().get(id);
    if (person == null) {
      return null;
    }
    LocalDate date = person.dateOf(moment);
    Instant over = date.plusDays(1).atStartOfDay(person.timeZone()).toInstant();
    if (now.isBefore(over.plus(SETTLED)) || knowledge.of(person, date).both() == Known.UNKNOWN) {
      return null;
    }
    List<Activity> evidence =
        store
            .activities()
            .between(
                organization.identitiesOf(Set.of(id)),
                ExplainedFigures.evidenceFrom(date),
                ExplainedFigures.evidenceTo(date));
    return Timeline.day(person, date, evidence, now).provisional()
        ? null
        : WorkCategory.measured(Timeline.segments(person, date, evidence, now), moment);
  }
}
