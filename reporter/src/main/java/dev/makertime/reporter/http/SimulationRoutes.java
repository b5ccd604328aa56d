package dev.makertime.reporter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.money.draws.Cancellation;
import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Week;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.http.ClientPresence;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.render.text.FigureFormat;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.reporter.access.AccessControl;
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
import org.jspecify.annotations.Nullable;

/** Handles requests about scenarios and migrations, for managers: only sums. */
final class SimulationRoutes {
  private static final int WEEKS = 12;
  private static final int MOST_SCENARIOS = 8;
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final Simulation.Settings FAST = new Simulation.Settings(1, 2_000, 7);

  /**
   * Request of the simulation page.
   *
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
    LocalDate to = Week.of(Params.today(reporting.clock())).monday().minusDays(1);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("from", to.minusWeeks(WEEKS).plusDays(1));
    answer.put("to", to);
    answer.put("teams", organization.teams());
    answer.put("said", said(organization));
    answer.put(
        "migrations",
        organization.migrations().stream()
            .map(one -> Map.of("id", one.id(), "name", one.title()))
            .toList());
    Params.answer(ctx, answer);
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
    Question question = question(ctx);
    requireAnswerable(question);
    LocalDate from = Objects.requireNonNull(question.from());
    LocalDate to = Objects.requireNonNull(question.to());
    JsonNode said = Objects.requireNonNull(question.said());
    String team = question.team() == null || question.team().isEmpty() ? null : question.team();
    VisibleNames.require(team, KnownNames.teams(reporting.organization().get()));
    Baseline baseline =
        baseline(from, to, team, AuthenticationFilter.viewer(ctx).privacy(gate.privacy()))
            .orElseThrow(() -> Problem.question("nobody worked in this period"));
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
      Params.answer(ctx, answer(simulation, team == null));
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private static void requireAnswerable(Question question) throws Problem {
    LocalDate from = question.from();
    LocalDate to = question.to();
    JsonNode said = question.said();
    if (from == null || to == null || said == null) {
      throw Problem.question("from, to and said are needed");
    }
    if (!from.equals(Week.of(from).monday()) || !to.equals(Week.of(to).monday().plusDays(6))) {
      throw Problem.question("the period must be whole weeks, from a Monday to a Sunday");
    }
    if (to.isBefore(from) || from.plusYears(3).isBefore(to)) {
      throw Problem.question("from must be before to, by at most three years");
    }
    if (said.path("scenarios").size() > MOST_SCENARIOS) {
      throw Problem.question("at most %d scenarios at once".formatted(MOST_SCENARIOS));
    }
  }

  /** Removes everything that could reveal one person. */
  private static ObjectNode answer(Simulation simulation, boolean isOfEverybody) {
    ObjectNode answer = SimulationQuestions.json(simulation);
    answer.remove(List.of("figures", "sensitivity"));
    answer.withObject("/measurable").remove("sensitivity");
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
          Assumptions.of(said, baseline), baseline, FAST, Simulation.Progress.NONE, interrupt);
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

  /** One at a time per viewer, since a slider sends many requests. */
  private synchronized Optional<Baseline> baseline(
      LocalDate from, LocalDate to, @Nullable String team, Privacy privacy) throws Problem {
    long minute = reporting.clock().instant().getEpochSecond() / 60;
    measured.keySet().removeIf(known -> known.minute() != minute);
    Measured asked = new Measured(from, to, team, privacy.minimumGroup(), minute);
    Optional<Baseline> known = measured.get(asked);
    if (known == null) {
      known = new BaselineQuery(reporting, privacy).baseline(from, to, team);
      measured.put(asked, known);
    }
    return known;
  }

  private static Question question(Context ctx) throws Problem {
    try {
      Question question = Json.OUTSIDE.readValue(ctx.bodyAsBytes(), Question.class);
      if (question != null) {
        return question;
      }
    } catch (JsonProcessingException e) {
      throw Problem.question("the body is invalid: " + FailureText.of(e));
    } catch (IOException e) {
      throw Problem.question("the body cannot be read");
    }
    throw Problem.question("the body is empty");
  }
}
