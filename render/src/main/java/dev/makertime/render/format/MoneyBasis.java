package dev.makertime.render.format;

import dev.makertime.analysis.simulation.MissingInput.Category;
import dev.makertime.analysis.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names what money rests on: hours that were measured, hours that somebody typed, or both. Every
 * sentence, table, chart and sheet has its words.
 *
 * @param measured categories of hours of the current scenario, in the order of reports
 * @param typed the others that are known: assumed, or left at their defaults
 * @param unknown the rest: neither measured nor typed
 */
public record MoneyBasis(List<String> measured, List<String> typed, List<String> unknown) {
  private static final String COSTS =
      ", set against all costs of the change. These are typed or defaults, also the hours that are lost"
          + " while people learn.";

  public MoneyBasis {
    measured = List.copyOf(measured);
    typed = List.copyOf(typed);
    unknown = List.copyOf(unknown);
  }

  /** That of a simulation. */
  public static MoneyBasis of(Simulation simulation) {
    List<String> measured = new ArrayList<>();
    List<String> typed = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Category category : Category.values()) {
      boolean isMeasured = category.isMeasuredIn(simulation.assumptions());
      List<String> kind = simulation.isUnknown(category) ? unknown : isMeasured ? measured : typed;
      kind.add(category.words());
    }
    return new MoneyBasis(measured, typed, unknown);
  }

  /** All of it for a page: the lists, the words of {@link #hours} and the sentence. */
  public Map<String, Object> words() {
    return Map.of(
        "hours",
        hours(),
        "sentence",
        sentence(),
        "measured",
        measured,
        "typed",
        typed,
        "unknown",
        unknown);
  }

  /** How the hours of a category are known: {@code measured}, {@code typed} or {@code unknown}. */
  public String mark(Category category) {
    if (unknown.contains(category.words())) {
      return "unknown";
    }
    return measured.contains(category.words()) ? "measured" : "typed";
  }

  /** The same in brackets behind a label; nothing where one word is true of all of them. */
  public String suffix(Category category) {
    boolean isOne = measured.isEmpty() || typed.isEmpty();
    return isOne || unknown.contains(category.words()) ? "" : " (%s)".formatted(mark(category));
  }

  /** The hours, as they follow "from" or "by". */
  public String hours() {
    if (measured.isEmpty() && typed.isEmpty()) {
      return "no hours, since none are known";
    }
    if (typed.isEmpty()) {
      return "measurable hours only";
    }
    return measured.isEmpty()
        ? "typed hours only"
        : "hours only (measured: %s; typed: %s)"
            .formatted(String.join(", ", measured), String.join(", ", typed));
  }

  /** What these hours are, in a sentence. */
  public String sentence() {
    return unknown.isEmpty()
        ? ofKnown()
        : "%s These hours are unknown: %s.".formatted(ofKnown(), String.join(", ", unknown));
  }

  private String ofKnown() {
    return typed.isEmpty()
        ? "Measurable hours are manual work, waiting and meetings" + COSTS
        : "Hours are manual work, waiting and meetings"
            + COSTS
            + (measured.isEmpty()
                ? " Nothing is measured."
                : " Typed hours (%s) are not measured.".formatted(String.join(", ", typed)));
  }
}
