package dev.makertime.collector.reading;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Patterns of the configuration, in which {@code *} stands for any text; case does not matter. */
public final class TextPattern {
  private TextPattern() {}

  /**
   * Whether a pattern fits a text; one that is absent fits all.
   *
   * @param text absent = empty
   */
  public static boolean fits(@Nullable String pattern, @Nullable String text) {
    if (pattern == null) {
      return true;
    }
    String quoted = "\\Q" + pattern.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E";
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(Objects.requireNonNullElse(text, ""))
        .matches();
  }
}
