package dev.makertime.analysis.survey;

import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.Map;

/**
 * Holds what one person answered. What is absent they do not know.
 *
 * @param numbers each one of its question's steps
 * @param checks what they can do without asking anybody
 */
public record SurveyAnswers(
    Map<SurveyQuestion, Integer> numbers, Map<PlatformBox, Boolean> checks) {
  /** Copies what is given. */
  public SurveyAnswers {
    numbers = Map.copyOf(numbers);
    checks = Map.copyOf(checks);
  }
}
