package dev.makertime.render.survey;

import dev.makertime.analysis.survey.SurveyQuestion;
import dev.makertime.render.html.Templates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the page on which people answer the survey. It needs no login and no script. */
public final class SurveyPage {
  private SurveyPage() {}

  /**
   * The page with all questions.
   *
   * @param minimumGroup of fewer people nothing is kept
   */
  public static String questions(int minimumGroup) {
    return of(null, false, minimumGroup);
  }

  /** The page after answers that were not taken. */
  public static String refused(String problem, int minimumGroup) {
    return of(problem, false, minimumGroup);
  }

  /** The page after answers that were taken. */
  public static String thanks(int minimumGroup) {
    return of(null, true, minimumGroup);
  }

  private static String of(@Nullable String problem, boolean done, int minimumGroup) {
    Map<String, Object> model = new HashMap<>();
    model.put("questions", Arrays.asList(SurveyQuestion.values()));
    model.put("checks", List.copyOf(CheckWords.ALL.entrySet()));
    model.put("problem", problem == null ? "" : problem);
    model.put("done", done);
    model.put("minimumGroup", minimumGroup);
    return Templates.render("survey.ftlh", model);
  }
}
