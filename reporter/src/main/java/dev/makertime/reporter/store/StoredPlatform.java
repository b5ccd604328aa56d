package dev.makertime.reporter.store;

import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.OtherRunsCollector;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.platform.figures.SourceLabels;
import dev.makertime.analysis.platform.figures.WaitedJobs;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures of a platform from the runs and the evidence of a store.
 *
 * @param sources that are configured, by which it is known what the absence of a label means
 * @param minimumGroup hours of fewer people are not told
 * @param answers of people to the checks, for figures of all runs; none where nobody was asked
 */
public record StoredPlatform(
    DayStore store,
    Organization organization,
    Collection<ConfiguredSource> sources,
    int minimumGroup,
    Map<PlatformBox, BoxAnswers> answers) {

  /**
   * What to compute, of days in UTC between two dates, both included.
   *
   * @param subjects absent = all
   */
  public record Question(LocalDate from, LocalDate to, @Nullable Set<String> subjects) {
    Instant start() {
      return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
      return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * The figures.
   *
   * @param withholding what is not told of the hours that people waited at jobs
   * @param asOf evidence from then on does not count
   */
  public PlatformFigures figures(
      Question question, PlatformFigures.Withholding withholding, Instant asOf)
      throws PlatformRunReader.TooManyRuns {
    return read(
        store.runs().ofPlatform(question.start(), question.end()),
        question,
        PlatformRules.of(SourceLabels.of(sources), minimumGroup),
        new PlatformFigures.Told(
            question.subjects() == null ? answers : Map.of(),
            Map.of(),
            waits(question, asOf),
            withholding));
  }

  static PlatformFigures read(
      PlatformRunReader reader, Question question, PlatformRules rules, PlatformFigures.Told told)
      throws PlatformRunReader.TooManyRuns {
    OtherRunsCollector others =
        new OtherRunsCollector(question.start(), question.end(), rules.chainGap().toMillis());
    reader.forEachPart(null, others::add);
    PlatformFigures.Builder builder =
        new PlatformFigures.Builder(
            question.start(), question.end(), rules, others.others(reader.checked()), told);
    reader.forEachPart(question.subjects(), builder::add);
    return builder.figures();
  }

  private List<WaitedJobs.Wait> waits(Question question, Instant asOf) {
    return BatchMeasurement.countedWaits(
            organization,
            store
                .activities()
                .between(
                    ExplainedFigures.evidenceFrom(question.from()),
                    ExplainedFigures.evidenceTo(question.to())),
            question.from(),
            question.to(),
            asOf)
        .stream()
        .map(
            one ->
                new WaitedJobs.Wait(
                    one.person(), null, PlatformRunReader.id(one.waitId()), one.from(), one.to()))
        .toList();
  }
}
