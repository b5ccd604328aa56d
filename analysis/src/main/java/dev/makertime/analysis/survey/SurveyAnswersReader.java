package dev.makertime.analysis.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answers of one person. A null, or what is absent, is "I do not know". Anything that is
 * no step of its question is refused, and with it all answers, each mistake by its path.
 */
public final class SurveyAnswersReader {
  /** The twelfth question. */
  public static final String CHECKS = "boxes";

  /** Thrown for answers with mistakes. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
    }
  }

  private final Map<SurveyQuestion, Integer> numbers = new EnumMap<>(SurveyQuestion.class);
  private final Map<PlatformBox, Boolean> checks = new EnumMap<>(PlatformBox.class);
  private final List<String> mistakes = new ArrayList<>();

  private SurveyAnswersReader() {}

  /** Reads them. */
  public static SurveyAnswers read(JsonNode json) throws Invalid {
    if (!json.isObject()) {
      throw new Invalid(List.of("the answers: an object is needed"));
    }
    SurveyAnswersReader reader = new SurveyAnswersReader();
    json.properties().forEach(one -> reader.take(one.getKey(), one.getValue()));
    if (!reader.mistakes.isEmpty()) {
      throw new Invalid(reader.mistakes);
    }
    return new SurveyAnswers(reader.numbers, reader.checks);
  }

  private void take(String name, JsonNode given) {
    Optional<SurveyQuestion> question = SurveyQuestion.of(name);
    if (question.isPresent()) {
      number(question.get(), given);
    } else if (!name.equals(CHECKS)) {
      mistakes.add("an answer to no question of the survey");
    } else if (given.isObject()) {
      given.properties().forEach(one -> check(one.getKey(), one.getValue()));
    } else if (!given.isNull()) {
      mistakes.add(CHECKS + ": an object is needed");
    }
  }

  private void number(SurveyQuestion question, JsonNode given) {
    if (given.isIntegralNumber()
        && given.canConvertToInt()
        && question.steps().contains(given.intValue())) {
      numbers.put(question, given.intValue());
    } else if (!given.isNull()) {
      mistakes.add("%s: one of %s is needed".formatted(question.text(), question.steps()));
    }
  }

  private void check(String name, JsonNode given) {
    Optional<PlatformBox> box =
        Arrays.stream(PlatformBox.values()).filter(one -> one.text().equals(name)).findFirst();
    if (box.isEmpty()) {
      mistakes.add(CHECKS + ": an answer to no check of the survey");
    } else if (given.isBoolean()) {
      checks.put(box.get(), given.booleanValue());
    } else if (!given.isNull()) {
      mistakes.add("%s.%s: true or false is needed".formatted(CHECKS, name));
    }
  }
}
