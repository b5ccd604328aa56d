package dev.makertime.reporter.http.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.survey.SurveyAnswers;
import dev.makertime.analysis.survey.SurveyAnswersReader;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the form that people send: a code, and an answer to each question. */
record SurveyForm(String code, SurveyAnswers answers) {
  private static final String CODE = "code";
  private static final String CHECK = SurveyAnswersReader.CHECKS + ".";

  /** Thrown for a form that is none of the page's. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(String why) {
      super(why);
    }
  }

  static SurveyForm of(Context ctx) throws Invalid {
    ObjectNode json = Json.OUTSIDE.createObjectNode();
    for (Map.Entry<String, List<String>> field : ctx.formParamMap().entrySet()) {
      String name = field.getKey();
      if (field.getValue().size() != 1) {
        throw new Invalid("each question is answered once");
      }
      String value = field.getValue().get(0);
      if (name.equals(SurveyAnswersReader.CHECKS)) {
        throw new Invalid("each check is answered by itself");
      }
      if (name.startsWith(CHECK)) {
        json.withObjectProperty(SurveyAnswersReader.CHECKS)
            .set(name.substring(CHECK.length()), value(value));
      } else if (!name.equals(CODE)) {
        json.set(name, value(value));
      }
    }
    String code = ctx.formParam(CODE);
    if (code == null || code.isBlank()) {
      throw new Invalid("the code is missing");
    }
    try {
      return new SurveyForm(code, SurveyAnswersReader.read(json));
    } catch (SurveyAnswersReader.Invalid e) {
      throw new Invalid(FailureText.of(e));
    }
  }

  /** The fields as they came, to be filled in again. */
  static Map<String, String> given(Context ctx) {
    Map<String, String> given = new HashMap<>();
    ctx.formParamMap().forEach((name, values) -> values.forEach(one -> given.put(name, one)));
    return given;
  }

  /** A number, yes, no, or nothing; text is left to be refused. */
  private static JsonNode value(String text) {
    if (text.isEmpty()) {
      return Json.OUTSIDE.nullNode();
    }
    if (text.matches("[0-9]{1,4}")) {
      return Json.OUTSIDE.getNodeFactory().numberNode(Integer.parseInt(text));
    }
    return text.equals("true") || text.equals("false")
        ? Json.OUTSIDE.getNodeFactory().booleanNode(text.equals("true"))
        : Json.OUTSIDE.getNodeFactory().textNode(text);
  }
}
