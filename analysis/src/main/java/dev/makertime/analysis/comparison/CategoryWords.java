package dev.makertime.analysis.comparison;

import java.util.Map;

/** Names kinds of work in sentences, as the glossary does. */
public final class CategoryWords {
  private static final Map<String, String> WORDS = Map.of("manual", "manual work");

  private CategoryWords() {}

  /**
   * Names one.
   *
   * @param category as in files and answers, such as {@code manual}; of any other it is the name
   */
  public static String of(String category) {
    return WORDS.getOrDefault(category, category);
  }
}
