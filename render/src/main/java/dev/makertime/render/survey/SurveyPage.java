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
    return of(null, false, minimumGroup, Map.of());
  }

  /**
   * The page after answers that were not taken, with all of them filled in.
   *
   * @param given each by the name of its field
   */
  public static String refused(String problem, int minimumGroup, Map<String, String> given) {
    return of(problem, false, minimumGroup, given);
  }

  /** The page after answers that were taken. */
  public static String thanks(int minimumGroup) {
    return of(null, true, minimumGroup, Map.of());
  }

  private static String of(
      @Nullable String problem, boolean done, int minimumGroup, Map<String, String> given) {
    Map<String, Object> model = new HashMap<>();
    model.put("questions", Arrays.asList(SurveyQuestion.values()));
    model.put("checks", List.copyOf(CheckWords.ALL.entrySet()));
    model.put("problem", problem == null ? "" : problem);
    model.put("done", done);
    model.put("given", given);
    model.put("minimumGroup", minimumGroup);
    return Templates.render("survey.ftlh", model);
  }
}
