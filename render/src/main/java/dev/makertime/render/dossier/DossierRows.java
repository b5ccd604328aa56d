package dev.makertime.render.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.dossier.Dossier;
import dev.makertime.analysis.dossier.DossierInputs;
import dev.makertime.analysis.dossier.OpenQuestion;
import dev.makertime.analysis.dossier.TeamAnswer;
import dev.makertime.analysis.money.MonthlyResult;
import dev.makertime.analysis.money.ScenarioInputs;
import dev.makertime.analysis.money.draws.MonteCarlo;
import dev.makertime.analysis.money.draws.Sensitivity;
import dev.makertime.analysis.simulation.MissingInput.Category;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.survey.SurveyInputs;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.InputTitles;
import dev.makertime.render.format.ScenarioOrder;
import dev.makertime.render.html.SimulationOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a dossier; each figure has its mark. */
final class DossierRows {
  private static final int MOST_DECISIVE = 6;

  private final DossierInputs inputs;
  private final Dossier dossier;
  private final Simulation simulation;
  private final FigureFormat figures;
  private final List<String> names;

  DossierRows(DossierInputs inputs, Dossier dossier, FigureFormat figures) {
    this.inputs = inputs;
    this.dossier = dossier;
    this.figures = figures;
    simulation = dossier.simulation();
    names = ScenarioOrder.of(simulation);
  }

  /** What each hour of a contract goes to now, and how that is known. */
  List<List<String>> applies() {
    MonthlyResult.Hours now =
        Objects.requireNonNull(simulation.results().scenarios().get(ScenarioInputs.CURRENT))
            .hours();
    double contract = simulation.assumptions().inputs().org().contractHoursPerMonth();
    return List.of(
        share("Manual work", Category.MANUAL, now.manual(), contract),
        share("Waiting and resumption", Category.WAITING, now.mechanical(), contract),
        share("Meetings", Category.MEETINGS, now.meetings(), contract));
  }

  private List<String> share(String label, Category category, double hours, double contract) {
    if (simulation.isUnknown(category)) {
      return List.of(label, "unknown", "", "unknown");
    }
    return List.of(
        label,
        figures.tenths(hours) + " h",
        figures.share(hours / contract),
        category.isMeasuredIn(simulation.assumptions()) ? "measured" : "assumed");
  }

  List<List<String>> once() {
    return fields(
        "assessmentHours",
        "assessmentFees",
        "toolOneOff",
        "trainingPerEngineer",
        "learningMonths",
        "learningDrop",
        "rampMonths");
  }

  List<List<String>> monthly() {
    return fields(
        "attritionPerYear",
        "leadTimeMonths",
        "projectBuildHours",
        "maintenanceHoursPerProject",
        "featureCompleteness");
  }

  List<List<String>> subscription() {
    return fields("subscriptionPerEngineerMonth", "subscriptionFlatMonth");
  }

  /** An input of each scenario, with its mark. */
  private List<List<String>> fields(String... fields) {
    List<List<String>> rows = new ArrayList<>();
    for (String field : fields) {
      List<String> row = new ArrayList<>();
      row.add(InputTitles.of("scenarios.current." + field).replace(" (now)", ""));
      names.forEach(name -> row.add(value("scenarios.%s.%s".formatted(name, field))));
      rows.add(row);
    }
    return rows;
  }

  private String value(String path) {
    FigureOrigin origin = simulation.assumptions().origins().get(path);
    if (origin == null || origin.kind() == FigureCertainty.UNKNOWN) {
      return "unknown";
    }
    JsonNode value = simulation.assumptions().tree().at("/" + path.replace('.', '/'));
    return "%s · %s"
        .formatted(
            figures.plain(value.asDouble()), origin.kind().toString().toLowerCase(Locale.ROOT));
  }

  /** What people answered, if they were asked. */
  List<List<String>> survey() {
    SurveyInputs survey = dossier.survey();
    if (survey == null) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Ease of setting something up here, 0 to 1",
            survey.setUpEase() == null ? "too few know" : figures.tenths(survey.setUpEase())));
    rows.add(spread("Hours to find out, all engineers", survey.assessmentHours(), 1));
    rows.add(spread("Months of learning", survey.learningMonths(), 1));
    rows.add(spread("Share of work lost meanwhile, %", survey.learningDrop(), 100));
    rows.add(spread("Months later than planned", survey.slipMonths(), 1));
    rows.add(chance("In use and better after a year", survey.successProbability()));
    rows.add(chance("Ready on the planned day", survey.onTimeProbability()));
    return rows;
  }

  private List<String> spread(String label, SurveyInputs.@Nullable Spread of, int times) {
    return List.of(
        label,
        of == null
            ? "too few know"
            : "%s (%s … %s)"
                .formatted(
                    figures.tenths(times * of.mode()),
                    figures.tenths(times * of.min()),
                    figures.tenths(times * of.max())));
  }

  private List<String> chance(String label, SurveyInputs.@Nullable Chance of) {
    return List.of(
        label,
        of == null
            ? "too few know"
            : "%s (%s … %s)"
                .formatted(
                    figures.share(of.value()),
                    figures.share(of.range().get(0)),
                    figures.share(of.range().get(1))));
  }

  /** The net present value where all uncertain inputs vary at once. */
  List<List<String>> draws() {
    List<List<String>> rows = new ArrayList<>();
    simulation
        .measurable()
        .uncertainty()
        .forEach((name, draws) -> rows.add(row(name + ", from hours", draws)));
    simulation
        .uncertainty()
        .forEach((name, draws) -> rows.add(row(name + ", with assumptions", draws)));
    return rows;
  }

  private List<String> row(String label, MonteCarlo draws) {
    return List.of(
        label,
        figures.money(draws.p05()),
        figures.money(draws.p50()),
        figures.money(draws.p95()),
        figures.share(draws.probNpvPositive()));
  }

  /** The inputs that move the net present value most, one at a time. */
  List<List<String>> decisive() {
    List<List<String>> rows = new ArrayList<>();
    simulation
        .sensitivity()
        .forEach(
            (name, tornado) ->
                tornado.rows().stream()
                    .limit(MOST_DECISIVE)
                    .forEach(one -> rows.add(decisive(name, one))));
    return rows;
  }

  private List<String> decisive(String scenario, Sensitivity.Row one) {
    return List.of(
        "%s: %s".formatted(scenario, InputTitles.of(one.path())),
        "%s … %s".formatted(figures.plain(one.low()), figures.plain(one.high())),
        figures.money(one.npvLow()),
        figures.money(one.npvHigh()));
  }

  /** Each open question with who should know, what stands in its place, and what a team says. */
  List<Map<String, String>> open() {
    Map<String, String> answered =
        inputs.answers().stream()
            .collect(
                Collectors.toMap(
                    TeamAnswer::question, DossierRows::said, (one, other) -> one + " " + other));
    List<Map<String, String>> rows = new ArrayList<>();
    for (OpenQuestion one : dossier.open()) {
      rows.add(
          Map.of(
              "name", one.name(),
              "role", one.role().words(),
              "asks", one.asks(),
              "instead", one.instead().isEmpty() ? "nothing: left out" : one.instead(),
              "answer", answered.getOrDefault(one.name(), "")));
    }
    return rows;
  }

  private static String said(TeamAnswer answer) {
    String by = answer.by() == null ? "" : ", " + answer.by();
    String on = answer.on() == null ? "" : ", " + answer.on();
    return "“%s”%s%s.".formatted(answer.answer(), by, on);
  }

  /** Every input with its kind and source; what follows the current scenario is left out. */
  List<Map<String, String>> sources() {
    return new SimulationOrigins(simulation, figures)
        .origins().stream()
            .filter(one -> !"as current".equals(one.get("source")))
            .filter(one -> !"no change".equals(one.get("source")))
            .map(
                one ->
                    Map.of(
                        "title", InputTitles.of(one.getOrDefault("path", "")),
                        "value", one.getOrDefault("value", ""),
                        "kind", one.getOrDefault("kind", "").toLowerCase(Locale.ROOT),
                        "source",
                            one.getOrDefault("source", "")
                                + (one.getOrDefault("range", "").isEmpty()
                                    ? ""
                                    : "; " + one.get("range"))))
            .toList();
  }
}
