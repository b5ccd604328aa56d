package dev.makertime.model;

import org.jspecify.annotations.Nullable;

/** Checks texts that become part of a key, such as subjects. */
public final class KeyText {
  private KeyText() {}

  /**
   * Refuses a text that is missing, blank, too long, or holds control characters or halves of
   * surrogate pairs.
   *
   * @param field its name, for the message
   * @throws IllegalArgumentException with what is wrong
   */
  public static void check(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    if (text.length() > longest) {
      throw new IllegalArgumentException(field + " is longer than " + longest + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      if (isUnfit(text, i)) {
        throw new IllegalArgumentException(field + " has characters that no name has");
      }
    }
  }

  /** Whether {@link #check} would take it. */
  static boolean isFit(String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (isUnfit(text, i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes a key's text of free text: what none can have becomes a space, and too long an end is cut
   * off.
   *
   * @return empty where nothing is left
   */
  public static String beginning(String text, int longest) {
    String fit = fit(text);
    int length = Math.min(longest, fit.length());
    boolean isTorn = length > 0 && Character.isHighSurrogate(fit.charAt(length - 1));
    return fit.substring(0, isTorn ? length - 1 : length).strip();
  }

  /** The same of which too long a beginning is cut off, as of paths. */
  public static String ending(String text, int longest) {
    String fit = fit(text);
    int from = Math.max(0, fit.length() - longest);
    boolean isTorn = from < fit.length() && Character.isLowSurrogate(fit.charAt(from));
    return fit.substring(isTorn ? from + 1 : from).strip();
  }

  private static String fit(String text) {
    StringBuilder fit = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isUnfit(text, i)) {
        fit.setCharAt(i, ' ');
      }
    }
    return fit.toString().strip();
  }

  private static boolean isUnfit(String text, int at) {
    char character = text.charAt(at);
    if (Character.isHighSurrogate(character)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(character)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return Character.isISOControl(character);
  }
}
