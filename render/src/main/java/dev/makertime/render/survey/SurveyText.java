package dev.makertime.render.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.survey.SurveyQuestion;
import dev.makertime.model.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders answers of the reporter about surveys as plain text for a terminal. */
public final class SurveyText {
  private static final String LINE = System.lineSeparator();

  private SurveyText() {}

  /**
   * A round that was just opened, with its codes.
   *
   * @param page where people answer
   */
  public static String opened(JsonNode opened, String page) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "The round %s takes answers until %s at %s",
        opened.path("round").asText(),
        opened.path("until").asText(),
        page);
    line(text, "One code each; print, cut and draw them. They cannot be shown again.");
    opened.path("codes").forEach(code -> line(text, "  %s", code.asText()));
    return text.toString();
  }

  /** A round that was just ended. */
  public static String ended(JsonNode shown) {
    StringBuilder text = new StringBuilder();
    line(text, "The round %s takes no more answers.", shown.at("/open/round").asText());
    List<String> alike = new ArrayList<>();
    shown.at("/open/unanimous").forEach(one -> alike.add(one.asText()));
    if (alike.isEmpty()) {
      line(text, "No question was answered alike by all.");
    } else {
      line(
          text,
          "All answered alike, so these answers are everybody's: %s.",
          String.join(", ", alike));
    }
    line(text, "Nothing is written yet: now 'survey close' with --keep, or with --discard.");
    return text.toString();
  }

  /** The open round, and what came of those before. */
  public static String status(JsonNode status) {
    StringBuilder text = new StringBuilder();
    JsonNode open = status.path("open");
    if (open.isMissingNode()) {
      line(text, "No round is open.");
    } else {
      line(
          text,
          "The round %s is open until %s: %s; %s.",
          open.path("round").asText(),
          open.path("until").asText(),
          Count.of(open.path("codes").asInt(), "code"),
          open.path("ended").asBoolean()
              ? "it was ended, and takes no more answers"
              : open.path("enough").asBoolean()
                  ? "enough have answered to keep it"
                  : "fewer than %d have answered".formatted(status.path("minimumGroup").asInt()));
    }
    status.path("rounds").forEach(round -> round(text, round, status.path("minimumGroup").asInt()));
    return text.toString();
  }

  private static void round(StringBuilder text, JsonNode round, int minimumGroup) {
    JsonNode inputs = round.path("inputs");
    line(text, "");
    line(
        text,
        "Survey %s of %s: %s, for %s. All of it is assumed.",
        round.path("round").asText(),
        round.path("day").asText(),
        Count.of(round.path("n").asInt(), "answer"),
        Count.of(round.path("engineers").asInt(), "engineer"));
    spread(text, "hours to find out what a move means", inputs.path("assessmentHours"), 1, "h");
    spread(
        text,
        "time until people are as fast as before",
        inputs.path("learningMonths"),
        1,
        "months");
    spread(text, "work that is lost meanwhile", inputs.path("learningDrop"), 100, "%");
    spread(text, "how late such a move is", inputs.path("slipMonths"), 1, "months");
    chance(text, "in use and better after a year", inputs.path("successProbability"));
    chance(text, "ready on the planned day", inputs.path("onTimeProbability"));
    for (Map.Entry<String, JsonNode> box : inputs.path("boxes").properties()) {
      JsonNode check = box.getValue();
      String asks = CheckWords.ALL.getOrDefault(box.getKey(), box.getKey());
      line(
          text,
          "  %-60s %s",
          asks,
          check.isNull()
              ? "unknown: fewer than %d know".formatted(minimumGroup)
              : "%d of %d can"
                  .formatted(
                      check.path("yes").asInt(),
                      check.path("yes").asInt() + check.path("no").asInt()));
    }
    inputs
        .path("flags")
        .forEach(flag -> line(text, "  note: %s", note(flag.asText(), minimumGroup)));
  }

  private static void spread(StringBuilder text, String what, JsonNode of, int times, String unit) {
    line(
        text,
        "  %-60s %s",
        what,
        of.isNull() || of.isMissingNode()
            ? "unknown"
            : String.format(
                Locale.ROOT,
                "%.1f %s (%.1f … %.1f)",
                times * of.path("mode").asDouble(),
                unit,
                times * of.path("min").asDouble(),
                times * of.path("max").asDouble()));
  }

  private static void chance(StringBuilder text, String what, JsonNode of) {
    line(
        text,
        "  %-60s %s",
        what,
        of.isNull() || of.isMissingNode()
            ? "unknown"
            : String.format(
                Locale.ROOT,
                "%.0f %% (%.0f … %.0f)",
                100 * of.path("value").asDouble(),
                100 * of.at("/range/0").asDouble(),
                100 * of.at("/range/1").asDouble()));
  }

  private static String note(String flag, int minimumGroup) {
    String question = asks(flag.substring(flag.indexOf(':') + 1));
    if (flag.startsWith("TOO_FEW")) {
      return "fewer than %d know: %s".formatted(minimumGroup, question);
    }
    if (flag.startsWith("UNANIMOUS")) {
      return "all answered alike: " + question;
    }
    return flag.equals("KNOWN_BUT_SLOW_TO_LEARN")
        ? "people know the tools well, and still expect to need long to be as fast"
        : "people do not know the tools, and still expect to be as fast at once";
  }

  private static String asks(String name) {
    for (SurveyQuestion question : SurveyQuestion.values()) {
      if (question.text().equals(name)) {
        return question.asks();
      }
    }
    return name;
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(LINE);
  }
}
