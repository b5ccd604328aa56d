package dev.makertime.analysis.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.slip.SlipReader;
import dev.makertime.analysis.survey.SurveyInputs.Spread;
import dev.makertime.model.Count;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what the inputs of a simulation leave open by what people answered: hours to find out,
 * learning, success, late ends. What is typed stays. All of it is assumed, by the survey and its
 * day.
 */
public final class SurveyedScenarios {
  private static final String CURRENT = "current";
  private static final String SUCCESS = "successProbability";

  private final SurveyInputs answers;
  private final String by;
  private final LocalDate day;

  /**
   * Of one round.
   *
   * @param people how many answered
   * @param day when they did
   */
  public SurveyedScenarios(SurveyInputs answers, String round, int people, LocalDate day) {
    this.answers = answers;
    by = "survey %s, %s".formatted(round, Count.of(people, "answer"));
    this.day = day;
  }

  /** A copy of the inputs with the answers in it; the inputs themselves where they are none. */
  public JsonNode into(JsonNode inputs) {
    if (!inputs.isObject() || !inputs.path("scenarios").isObject()) {
      return inputs;
    }
    ObjectNode filled = inputs.deepCopy();
    SurveyInputs.Chance success = answers.successProbability();
    if (success != null && isOpen(filled, SUCCESS)) {
      filled.put(SUCCESS, success.value());
    }
    slip(filled);
    filled
        .path("scenarios")
        .properties()
        .forEach(
            one -> {
              if (!one.getKey().equals(CURRENT) && one.getValue() instanceof ObjectNode scenario) {
                put(scenario, "assessmentHours", answers.assessmentHours(), false);
                put(scenario, "learningMonths", answers.learningMonths(), true);
                put(scenario, "learningDrop", answers.learningDrop(), false);
              }
            });
    return filled;
  }

  /** How late such a move is, where nobody typed it. */
  private void slip(ObjectNode filled) {
    Spread late = answers.slipMonths();
    if (late == null || !isOpen(filled, SlipReader.KEY)) {
      return;
    }
    SurveyInputs.Chance onTime = answers.onTimeProbability();
    ObjectNode slip = filled.putObject(SlipReader.KEY);
    slip.putObject("distribution")
        .put("onTimeProbability", onTime == null ? 0 : onTime.value())
        .put("min", late.min())
        .put("mode", late.mode())
        .put("max", late.max());
    slip.put("by", by).put("on", day.toString());
  }

  private void put(ObjectNode scenario, String field, @Nullable Spread answer, boolean whole) {
    if (answer == null || !isOpen(scenario, field)) {
      return;
    }
    ObjectNode input = scenario.putObject(field);
    number(input, "value", answer.mode(), whole);
    number(input, "low", answer.min(), whole);
    number(input, "high", answer.max(), whole);
    input.put("by", by).put("on", day.toString());
  }

  /** Months of learning are counted whole. */
  private static void number(ObjectNode input, String name, double value, boolean whole) {
    if (whole) {
      input.put(name, Math.round(value));
    } else {
      input.put(name, value);
    }
  }

  private static boolean isOpen(ObjectNode inputs, String field) {
    return inputs.path(field).isMissingNode() || inputs.path(field).isNull();
  }
}
