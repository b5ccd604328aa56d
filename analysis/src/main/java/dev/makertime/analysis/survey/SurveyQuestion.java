package dev.makertime.analysis.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lists the questions whose answer is a number. Answers go by steps, so that an odd number cannot
 * give its author away. The twelfth question is about the checks of a platform, each with yes or
 * no.
 */
public enum SurveyQuestion {
  REACH(
      "reach",
      "When you need something from another team, how often do you have it the same day?",
      "0 = never, 10 = always",
      Steps.TEN),
  WRITTEN(
      "written",
      "What you need to know about our systems: how much of it can you find in writing?",
      "0 = nothing, 10 = all of it",
      Steps.TEN),
  SPACE(
      "space",
      "In an ordinary week, how many hours are free of urgent work?",
      "hours a week",
      List.of(0, 1, 2, 4, 6, 8, 12, 16, 20, 30, 40)),
  MEETINGS(
      "meetings",
      "A small change, from idea to production: how many meetings does it take?",
      "meetings",
      List.of(0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20)),
  KNOW(
      "know",
      "The tools we would move to: how well do you know them?",
      "0 = never seen, 10 = ran them in production",
      Steps.TEN),
  LEARN(
      "learn",
      "After how many weeks would you be as fast with them as today?",
      "weeks",
      List.of(0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 26, 39, 52)),
  PACE(
      "pace",
      "Until then, how much of your usual work would you get done?",
      "0 = nothing, 10 = all of it",
      Steps.TEN),
  FIND_OUT(
      "findOut",
      "How many of your own hours would it take to find out what the move means for what you look"
          + " after?",
      "hours",
      List.of(0, 2, 4, 8, 16, 24, 40, 60, 80, 120, 160, 240, 400)),
  LATE(
      "late",
      "The last change of that size here: how many months later than planned was it done?",
      "months",
      List.of(0, 1, 2, 3, 4, 6, 9, 12, 18, 24)),
  ODDS(
      "odds",
      "Of ten such moves at our place, how many would still be in use and better after a year?",
      "of ten",
      Steps.TEN),
  FIRST_TIME(
      "firstTime",
      "Of ten new things we put in place, how many are ready on the planned day?",
      "of ten",
      Steps.TEN);

  private static final class Steps {
    static final List<Integer> TEN = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  private final String text;
  private final String asks;
  private final String scale;

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
  private final List<Integer> steps;

  SurveyQuestion(String text, String asks, String scale, List<Integer> steps) {
    this.text = text;
    this.asks = asks;
    this.scale = scale;
    this.steps = steps;
  }

  /** The question of a name; empty if none has it. */
  static Optional<SurveyQuestion> of(String name) {
    return Arrays.stream(values()).filter(one -> one.text.equals(name)).findFirst();
  }

  /** The name in JSON and files. */
  public String text() {
    return text;
  }

  /** What people are asked. */
  public String asks() {
    return asks;
  }

  /** What a number means. */
  public String scale() {
    return scale;
  }

  /** The numbers that may be answered, in their order. */
  public List<Integer> steps() {
    return steps;
  }
}
