package dev.makertime.analysis.dossier;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.dossier.OpenQuestion.Role;
import dev.makertime.analysis.simulation.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds what a dossier leaves open: hours that no tool told, inputs that are defaults, and parts
 * that nobody gave. Each goes to the role that should know.
 */
final class OpenQuestions {
  /** Whom to ask about an input that nobody gave. */
  private static final String ASKED =
      """
      assessmentHours | ENGINEERS | How many hours does it take to find out what the change means?
      learningMonths | ENGINEERS | After how many months are people as fast as before?
      learningDrop | ENGINEERS | Which part of the usual work is lost until then?
      rampMonths | ENGINEERS | How many months pass until the change has its whole effect?
      maintenanceHoursPerProject | ENGINEERS | How many hours a month does a project in production need?
      toolOneOff | PURCHASING | What does the change cost once?
      trainingPerEngineer | PURCHASING | What does training cost, for each engineer?
      subscriptionPerEngineerMonth | PURCHASING | What does the tool cost, for each engineer and month?
      attritionPerYear | HR | Which part of the engineers leaves in a year?
      replacementCostFraction | HR | What does it cost to replace an engineer, as a part of a yearly salary?
      benefitsMultiplier | FINANCE | What does an engineer cost beyond the salary?
      discountRateAnnual | FINANCE | At which rate is money of later years discounted?
      realisationShare | FINANCE | Which part of saved hours becomes money?
      featureCompleteness | OPERATOR | Which part of a complete platform is there? Runs or the survey tell.
      leadTimeMonths | MANAGER | How many months pass from an idea to its first use?
      valuePerProjectMonth | MANAGER | What is a project in production worth in a month?
      """;

  private static final Map<String, OpenQuestion> OF_INPUTS = ofInputs();

  private final Simulation simulation;
  private final List<OpenQuestion> questions = new ArrayList<>();

  private OpenQuestions(Simulation simulation) {
    this.simulation = simulation;
  }

  static List<OpenQuestion> of(Simulation simulation, DossierInputs inputs) {
    OpenQuestions open = new OpenQuestions(simulation);
    open.ofHours();
    open.ofDefaults();
    open.ofParts(inputs);
    return open.questions;
  }

  private void ofHours() {
    simulation
        .missing()
        .forEach(
            one ->
                questions.add(
                    new OpenQuestion(
                        one.category().name().toLowerCase(Locale.ROOT),
                        Role.OPERATOR,
                        "How many hours go to %s? %s".formatted(one.category().words(), one.why()),
                        "")));
    if (simulation.baseline() == null) {
      questions.add(
          new OpenQuestion(
              "baseline",
              Role.OPERATOR,
              "What do people's hours go to now? Measure some weeks with makertime run.",
              "typed hours"));
    }
  }

  /** Each input once, however many scenarios leave it out. */
  private void ofDefaults() {
    Map<String, OpenQuestion> open = new LinkedHashMap<>();
    simulation
        .assumptions()
        .origins()
        .forEach(
            (path, origin) -> {
              String name = path.substring(path.lastIndexOf('.') + 1);
              OpenQuestion asked = OF_INPUTS.get(name);
              if (asked != null && isOpen(origin) && isOf(path)) {
                open.putIfAbsent(
                    name,
                    new OpenQuestion(name, asked.role(), asked.asks(), instead(path, origin)));
              }
            });
    questions.addAll(open.values());
  }

  private static boolean isOpen(FigureOrigin origin) {
    return origin.kind() == FigureCertainty.DEFAULT || origin.kind() == FigureCertainty.UNKNOWN;
  }

  /** Nothing is introduced in the current scenario, so that nobody is asked what that costs. */
  private static boolean isOf(String path) {
    return !path.startsWith("scenarios.current.")
        || path.endsWith("attritionPerYear")
        || path.endsWith("featureCompleteness")
        || path.endsWith("leadTimeMonths")
        || path.endsWith("maintenanceHoursPerProject");
  }

  private String instead(String path, FigureOrigin origin) {
    if (origin.kind() == FigureCertainty.UNKNOWN) {
      return "";
    }
    String value = simulation.assumptions().tree().at("/" + path.replace('.', '/')).asText();
    return "%s (%s)".formatted(value, origin.source());
  }

  private void ofParts(DossierInputs inputs) {
    if (inputs.platform() == null) {
      questions.add(
          new OpenQuestion(
              "platform",
              Role.OPERATOR,
              "What can the platform do without a person? Connect sources that tell runs.",
              ""));
    }
    if (inputs.survey() == null) {
      questions.add(
          new OpenQuestion(
              "survey",
              Role.ENGINEERS,
              "How well do people know the new tools, and how late are such moves here? Open a"
                  + " round of makertime survey.",
              ""));
    }
    if (simulation.assumptions().slip().distribution() == null) {
      questions.add(
          new OpenQuestion(
              "slip",
              Role.MANAGER,
              "How late may the change be done, and what does another month cost? The survey asks,"
                  + " or type slip in the scenarios.",
              "on time"));
    }
    if (inputs.subscription() == null) {
      questions.add(
          new OpenQuestion(
              "subscription",
              Role.PURCHASING,
              "How do seats and prices grow, and what does leaving cost? Give makertime dossier a"
                  + " file of makertime lockin.",
              ""));
    }
  }

  private static Map<String, OpenQuestion> ofInputs() {
    Map<String, OpenQuestion> all = new LinkedHashMap<>();
    for (String line : ASKED.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      String name = cells[0].strip();
      all.put(name, new OpenQuestion(name, Role.valueOf(cells[1].strip()), cells[2].strip(), ""));
    }
    return all;
  }
}
