package dev.makertime.reporter.render;

import dev.makertime.reporter.money.Inputs;
import dev.makertime.reporter.money.Simulation.Outcome;
import dev.makertime.reporter.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where a study's figures mislead. */
final class StudyFlags {
  private StudyFlags() {}

  /** What a reader must be told before deciding. */
  static List<String> of(Study study) {
    Inputs inputs = study.assumptions().inputs();
    List<String> names = new ArrayList<>(study.simulation().scenarios().keySet());
    List<Outcome> outcomes = new ArrayList<>(study.simulation().scenarios().values());
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Inputs.Scenario scenario = Objects.requireNonNull(inputs.scenarios().get(names.get(i)));
      if (scenario.maintenanceHoursPerProject() >= scenario.projectBuildHours()) {
        flags.add(
            "%s: a project takes more hours to maintain each month than to build; its curve overshoots"
                .formatted(names.get(i)));
      }
      if (outcomes.get(i).hours().overload() > 0) {
        flags.add(
            "%s: more hours than the contract has; no time is left for technical work"
                .formatted(names.get(i)));
      }
    }
    if (study.baseline() != null && study.baseline().engineers() < 4) {
      flags.add("The baseline rests on fewer than four people: its intervals are wide or missing");
    }
    if (inputs.org().valuation() == Inputs.Valuation.CAPACITY) {
      flags.add("Valued by projects: saved labour and delay are the same hours and are not added");
    }
    return flags;
  }
}
