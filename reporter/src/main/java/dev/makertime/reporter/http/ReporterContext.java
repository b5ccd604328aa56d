package dev.makertime.reporter.http;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.model.Organization;
import dev.makertime.reporter.calibration.Calibrations;
import dev.makertime.reporter.evidence.ObjectionPublisher;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.reporter.system.OperatorDesk;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.reporter.system.WebhooksToday;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Services that the routes of the reporter use.
 *
 * @param organization says which one is in force
 * @param ready whether the store holds what there is to show
 * @param sources that are configured
 * @param publisher takes what people say of their evidence
 * @param scenarios the file that the scenario page begins with; absent = assumptions of its own
 * @param promises the folder of the promises that migrations name; absent = they are not looked at
 * @param pseudonym the pseudonym of a person in past weeks
 * @param retention how long ago a day may have ended and still change
 * @param calls what became of today's calls; absent where the collector runs elsewhere
 * @param desk what operators can look at and start; absent where the collector runs elsewhere
 * @param surveys the rounds of the survey; absent = there is none
 * @param calibrations what people say of their days; absent = there is none
 */
public record ReporterContext(
    DayStore store,
    Supplier<Organization> organization,
    PrometheusMeterRegistry registry,
    Clock clock,
    BooleanSupplier ready,
    List<ConfiguredSource> sources,
    Supplier<SystemState> state,
    ObjectionPublisher publisher,
    @Nullable Path scenarios,
    @Nullable Path promises,
    UnaryOperator<String> pseudonym,
    Duration retention,
    Supplier<@Nullable List<WebhooksToday>> calls,
    @Nullable OperatorDesk desk,
    @Nullable Surveys surveys,
    @Nullable Calibrations calibrations) {
  public ReporterContext {
    sources = List.copyOf(sources);
  }

  /** Makes the services of a reporter without the desk of operators, surveys and calibration. */
  public ReporterContext(
      DayStore store,
      Supplier<Organization> organization,
      PrometheusMeterRegistry registry,
      Clock clock,
      BooleanSupplier ready,
      List<ConfiguredSource> sources,
      Supplier<SystemState> state,
      ObjectionPublisher publisher,
      @Nullable Path scenarios,
      @Nullable Path promises,
      UnaryOperator<String> pseudonym,
      Duration retention,
      Supplier<@Nullable List<WebhooksToday>> calls) {
    this(
        store,
        organization,
        registry,
        clock,
        ready,
        sources,
        state,
        publisher,
        scenarios,
        promises,
        pseudonym,
        retention,
        calls,
        null,
        null,
        null);
  }

  /** How much is known of people's days by now. */
  Knowledge knowledge() {
    return StoredKnowledge.of(store, organization.get(), sources, clock.instant());
  }
}
