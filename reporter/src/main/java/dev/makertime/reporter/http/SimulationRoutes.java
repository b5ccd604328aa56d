package dev.makertime.reporter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.MeasuredPeriod;
import dev.makertime.analysis.money.draws.Cancellation;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.http.ClientPresence;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.render.format.CostLabels;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.InputTitles;
import dev.makertime.render.format.MoneyBasis;
import dev.makertime.render.text.Assumed;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.download.SimulationResultTables;
import dev.makertime.reporter.http.request.Download;
import dev.makertime.reporter.http.request.OneRequestPerViewer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.VisibleNames;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Handles requests about scenarios and migrations, for managers: only sums. */
final class SimulationRoutes {
  private static final int MOST_SCENARIOS = 8;
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final String NOTHING_MEASURED =
      "nothing of that period can be measured yet: a week counts from the Monday after it, at noon"
          + " in UTC, once all of its sources were read";

  private static final Simulation.Settings FAST = new Simulation.Settings(1, 2_000, 7);

  /**
   * Request of the simulation page.
   *
   * @param from absent, as {@code to} = the first period that is offered
   * @param said the assumptions
   */
  record Question(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String team,
      @Nullable JsonNode said) {}

  private record Measured(
      LocalDate from, LocalDate to, @Nullable String team, int fewest, long minute) {}

  private final ReporterContext reporting;
  private final AccessControl gate;
  private final OneRequestPerViewer one = new OneRequestPerViewer(DEADLINE);
  private final Map<Measured, Optional<Baseline>> measured = new HashMap<>();

  SimulationRoutes(ReporterContext reporting, AccessControl gate) {
    this.reporting = reporting;
    this.gate = gate;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/scenarios", this::scenarios);
    routes.post("/api/simulate", this::simulate);
  }

  /** What the page begins with. */
  private void scenarios(Context ctx) throws Problem, IOException {
    AuthenticationFilter.requireManager(ctx);
    Organization organization = reporting.organization().get();
    Map<String, List<MeasuredPeriod>> periods = periods().all();
    MeasuredPeriod first = Objects.requireNonNull(periods.get("")).get(0);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("from", first.from());
    answer.put("to", first.to());
    answer.put("periods", periods);
    answer.put("by", ScenarioPeriods.author(AuthenticationFilter.viewer(ctx).name()));
    answer.put("on", Params.today(reporting.clock()));
    answer.put("teams", organization.teams());
    answer.put("said", said(organization));
    answer.put(
        "migrations",
        organization.migrations().stream()
            .map(one -> Map.of("id", one.id(), "name", one.title()))
            .toList());
    Params.answer(ctx, answer);
  }

  private ScenarioPeriods periods() {
    return new ScenarioPeriods(reporting);
  }

  private JsonNode said(Organization organization) throws Problem {
    try {
      Path file = reporting.scenarios();
      JsonNode said =
          new YAMLMapper()
              .readTree(file == null ? Assets.text("scenarios.yaml") : Files.readString(file));
      if (organization.currency() != null
          && said.path("org") instanceof ObjectNode org
          && !org.has("currency")) {
        org.put("currency", organization.currency());
      }
      return said;
    } catch (IOException e) {
      throw Problem.later("reporter.scenarios cannot be read: " + FailureText.of(e));
    }
  }

  private void simulate(Context ctx) throws Problem, IOException {
    AuthenticationFilter.requireManager(ctx);
    Question question = Params.body(ctx, Question.class);
    requireAnswerable(question);
    JsonNode said = Objects.requireNonNull(question.said());
    String team = question.team() == null || question.team().isEmpty() ? null : question.team();
    VisibleNames.require(team, KnownNames.teams(reporting.organization().get()));
    MeasuredPeriod period = periods().named(question.from(), question.to(), team);
    Baseline baseline =
        baseline(
                period.from(),
                period.to(),
                team,
                AuthenticationFilter.viewer(ctx).privacy(gate.privacy()))
            .orElseThrow(() -> Problem.question(NOTHING_MEASURED));
    ClientPresence client = ClientPresence.of(ctx.req());
    try {
      Simulation simulation =
          one.ask(
              AuthenticationFilter.viewer(ctx).name(),
              client,
              interrupt -> simulation(said, baseline, interrupt));
      if (client.sendsMore()) {
        ctx.header("Connection", "close");
      }
      Download.answer(
          ctx,
          answer(simulation, period, team == null),
          "simulation %s to %s".formatted(period.from(), period.to()),
          SimulationResultTables::of);
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private static void requireAnswerable(Question question) throws Problem {
    LocalDate from = question.from();
    LocalDate to = question.to();
    JsonNode said = question.said();
    if (said == null || (from == null) != (to == null)) {
      throw Problem.question("said is needed, and from and to together or neither");
    }
    ScenarioPeriods.requireWholeWeeks(from, to);
    if (said.path("scenarios").size() > MOST_SCENARIOS) {
      throw Problem.question("at most %d scenarios at once".formatted(MOST_SCENARIOS));
    }
  }

  /** Nothing that would tell of one person. */
  private static ObjectNode answer(
      Simulation simulation, MeasuredPeriod period, boolean isOfEverybody) {
    ObjectNode answer = SimulationQuestions.json(simulation);
    answer.remove(List.of("figures", "sensitivity", "given"));
    answer.set("period", Json.MAPPER.valueToTree(period));
    answer.set("typedBy", Json.MAPPER.valueToTree(Assumed.byMark(simulation)));
    answer.set("titles", Json.MAPPER.valueToTree(InputTitles.of(simulation)));
    answer.withObject("/measurable").remove("sensitivity");
    answer.set("basis", Json.MAPPER.valueToTree(MoneyBasis.of(simulation).words()));
    answer.set("labels", Json.MAPPER.valueToTree(CostLabels.of(simulation)));
    answer.put(
        "headline",
        SimulationAnswer.of(
            simulation,
            new FigureFormat(Locale.ENGLISH, simulation.assumptions().inputs().org().currency())));
    withoutRuns(answer.path("baseline"));
    withoutRuns(answer.at("/inputs/org"));
    if (!isOfEverybody) {
      withoutCost(answer);
    }
    return answer;
  }

  private static Simulation simulation(JsonNode said, Baseline baseline, Cancellation interrupt)
      throws Problem {
    try {
      return Simulation.of(
          Assumptions.of(said, baseline), FAST, Simulation.Progress.NONE, interrupt);
    } catch (Assumptions.Invalid e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  /** The cost of a person-month is only shown for the whole organization. */
  private static void withoutCost(ObjectNode answer) {
    for (String part : List.of("/baseline/figures", "/origins", "/typed")) {
      if (answer.at(part) instanceof ObjectNode figures) {
        figures.remove("org.monthlyCost");
      }
    }
    if (answer.at("/inputs/org") instanceof ObjectNode org) {
      org.remove("monthlyCost");
    }
  }

  /** How often waits of some length were may be one person's. */
  private static void withoutRuns(JsonNode part) {
    if (part instanceof ObjectNode object) {
      object.remove("runs");
    }
  }

  /** Looked up once a minute of the machine: a slider asks often, a demo's clock goes faster. */
  private synchronized Optional<Baseline> baseline(
      LocalDate from, LocalDate to, @Nullable String team, PrivacySettings privacy) throws Problem {
    long minute = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
    measured.keySet().removeIf(known -> known.minute() != minute);
    Measured asked = new Measured(from, to, team, privacy.minimumGroup(), minute);
    Optional<Baseline> known = measured.get(asked);
    if (known == null) {
      known =
          new BaselineQuery(reporting, privacy, gate.privacy().minimumGroup())
              .baseline(from, to, team);
      measured.put(asked, known);
    }
    return known;
  }
}
