package dev.makertime.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.migration.DefaultComparison;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.PastWeeksByPerson;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.SimulatedPromise;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.render.html.MigrationComparisonPage;
import dev.makertime.render.html.SimulationPage;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.render.workbook.About;
import dev.makertime.render.workbook.SimulationWorkbook;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes the reports of the demo as a manager would: measures the churn team before its migration,
 * simulates automatic deploys, saves the result as a promise, and compares it with what was
 * measured later.
 */
final class DemoReports {
  private static final String TEAM = "churn";
  private static final double SAME = 1e-9;

  private static final String SCENARIOS =
      """
      # What the demo's manager assumes; the current scenario is measured.
      by: the demo's manager
      org:
        currency: EUR
        monthlyCost: 7500  # loaded, of a person-month
        horizonMonths: 24
      scenarios:
        current: {projectBuildHours: 160, featureCompleteness: 0.5}
        optimal:
          maintenanceHoursPerProject: {factor: 0.5}
          runDurationFactor: {value: 0.25, low: 0.2, high: 0.4}
          featureCompleteness: {value: 0.9, low: 0.7, high: 1}
          assessmentHours: 120
          trainingPerEngineer: 800
          subscriptionPerEngineerMonth: 40
        compromise:
          maintenanceHoursPerProject: {factor: 0.7}
          runDurationFactor: {value: 0.6, low: 0.5, high: 0.8}
          featureCompleteness: {value: 0.7, low: 0.5, high: 0.8}
          assessmentHours: 40
          subscriptionPerEngineerMonth: 15
      """;

  private final SimulatedOrganization cast;
  private final TrueHours truth;
  private final Organization organization;
  private final MeasuredDays measured;
  private final Knowledge knowledge;

  DemoReports(
      SimulatedOrganization cast,
      TrueHours truth,
      Organization organization,
      MeasuredDays measured,
      Knowledge knowledge) {
    this.cast = cast;
    this.truth = truth;
    this.organization = organization;
    this.measured = measured;
    this.knowledge = knowledge;
  }

  /** Writes the organization, what its manager assumes, and what was promised. */
  static void writeInputs(Path directory, SimulatedOrganization cast, TrueHours truth)
      throws IOException {
    Files.writeString(directory.resolve("organization.yaml"), cast.organizationYaml());
    Files.writeString(directory.resolve("scenarios.yaml"), SCENARIOS);
    Files.writeString(directory.resolve(SimulatedPromise.FILE), SimulatedPromise.json(cast, truth));
  }

  /**
   * Writes scenarios.yaml, simulation.json, simulation.html, simulation.xlsx and comparison.html.
   *
   * @return whether the change that was found is the one that was planned, and within its interval
   */
  boolean write(Path out, List<EngineerDay> days, Instant now, PrintWriter says)
      throws IOException {
    try {
      Files.writeString(out.resolve("scenarios.yaml"), SCENARIOS);
      simulate(out, now);
      Promise promise = Promise.of(SimulatedPromise.json(cast, truth), SimulatedPromise.SCENARIO);
      List<Coverage> coverages = measured.coverages();
      MigrationComparison found = compare(promise, days, coverages);
      Files.writeString(
          out.resolve("comparison.html"), MigrationComparisonPage.of(found, Locale.ENGLISH, "EUR"));
      return isKnown(found, compare(promise, truth.asDays(days), coverages), says);
    } catch (MeasuredDays.Unavailable | Assumptions.Invalid e) {
      throw new IllegalStateException("the demo's own simulation failed: " + FailureText.of(e), e);
    }
  }

  /** The one verdict, as the report shows it. */
  VerdictLine verdict(List<EngineerDay> days) throws IOException {
    try {
      MigrationComparison found = compare(promise(), days, measured.coverages());
      return VerdictLine.of(List.of(found), PrivacySettings.DEFAULT).get(0);
    } catch (MeasuredDays.Unavailable e) {
      throw new IllegalStateException(e);
    }
  }

  private Promise promise() throws IOException {
    return Promise.of(SimulatedPromise.json(cast, truth), SimulatedPromise.SCENARIO);
  }

  private void simulate(Path out, Instant now)
      throws IOException, MeasuredDays.Unavailable, Assumptions.Invalid {
    Baseline baseline =
        MeasuredFindings.baseline(
                measured,
                organization,
                cast.from(),
                cast.migration().minusDays(1),
                TEAM,
                now,
                knowledge,
                PrivacySettings.DEFAULT.minimumGroup())
            .orElse(null);
    if (baseline == null) {
      return;
    }
    JsonNode said = new YAMLMapper().readTree(SCENARIOS);
    Assumptions assumptions = Assumptions.of(said, baseline);
    Simulation simulation = Simulation.of(assumptions, Simulation.Settings.DEFAULT);
    String json = Json.MAPPER.writeValueAsString(SimulationQuestions.json(simulation));
    Files.writeString(out.resolve("simulation.json"), json);
    Files.writeString(
        out.resolve("simulation.html"), SimulationPage.of(simulation, Locale.ENGLISH));
    try (OutputStream workbook = Files.newOutputStream(out.resolve("simulation.xlsx"))) {
      SimulationWorkbook.write(simulation, new About(TEAM, cast.to()), workbook);
    }
  }

  private MigrationComparison compare(
      Promise promise, List<EngineerDay> days, List<Coverage> coverages) {
    return DefaultComparison.of(
            organization.migrations().get(0),
            organization,
            cast.to().plusDays(1),
            PrivacySettings.DEFAULT.minimumGroup(),
            promise)
        .knowing(knowledge, organization)
        .compare(organization, days, PastWeeksByPerson.NONE, coverages);
  }

  private static boolean isKnown(
      MigrationComparison found, MigrationComparison known, PrintWriter says) {
    boolean all = true;
    for (String category : found.net().paired().keySet()) {
      Double is = Objects.requireNonNull(found.net().paired().get(category)).paired().mean();
      Double was = Objects.requireNonNull(known.net().paired().get(category)).paired().mean();
      Interval ci = Objects.requireNonNull(found.net().paired().get(category)).paired().tCi();
      if (is == null || was == null) {
        continue;
      }
      boolean same =
          Math.abs(is - was) < SAME && (ci == null || (ci.low() <= was && was <= ci.high()));
      says.printf(
          Locale.ROOT,
          "migration, %-9s %+.2f h a week (%s), planned %+.2f  measured %s true%n",
          category,
          is,
          ci == null ? "no interval" : "%.2f … %.2f".formatted(ci.low(), ci.high()),
          was,
          same ? "=" : "≠");
      all &= same;
    }
    return all;
  }
}
