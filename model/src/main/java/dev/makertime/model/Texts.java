package dev.makertime.model;

import org.jspecify.annotations.Nullable;

/** What a text must be before it may become part of a key. */
final class Texts {
  private Texts() {}

  /**
   * Refuses a text that is missing, blank, too long, or holds control characters or halves of
   * surrogate pairs.
   */
  static void check(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    if (text.length() > longest) {
      throw new IllegalArgumentException(field + " is longer than " + longest + " characters");
    }
    if (text.codePoints().anyMatch(Texts::isUnfit)) {
      throw new IllegalArgumentException(field + " has characters that no name has");
    }
  }

  private static boolean isUnfit(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
