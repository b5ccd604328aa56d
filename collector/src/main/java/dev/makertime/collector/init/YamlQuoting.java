package dev.makertime.collector.init;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes texts of a tool into YAML, as values or comments, so that no name can end its line. */
final class YamlQuoting {
  private YamlQuoting() {}

  /** Returns a text in double quotes. */
  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(clean(text))) + "\"";
  }

  /** Returns a text to stand behind {@code #}, on one line. */
  static String comment(String text) {
    return clean(text);
  }

  /** Replaces by blanks what YAML forbids, and what ends a line there. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().forEach(one -> clean.appendCodePoint(isAllowed(one) ? one : ' '));
    return clean.toString();
  }

  private static boolean isAllowed(int one) {
    boolean printable =
        (one >= 0x20 && one <= 0x7E)
            || (one >= 0xA0 && one <= 0xD7FF)
            || (one >= 0xE000 && one <= 0xFFFD)
            || one >= 0x10000;
    return printable && one != 0x2028 && one != 0x2029 && one != 0xFEFF;
  }
}
