package dev.makertime.collector.calendar.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds events with lines that are no content lines (RFC 5545, 3.1). One is the second half of a
 * line that was broken without a fold. The parser skips them. Behind free text they are harmless;
 * elsewhere they may change what the event means.
 */
final class BrokenLines {
  private static final Set<String> FREE_TEXT =
      Set.of(
          "SUMMARY",
          "DESCRIPTION",
          "COMMENT",
          "LOCATION",
          "CONTACT",
          "CATEGORIES",
          "RESOURCES",
          "ATTACH",
          "URL");
  private static final Pattern NAME = Pattern.compile("\uFEFF?[A-Za-z0-9-]+(?=[;:])");
  private static final char BOM = '\uFEFF';

  private final Set<String> uids = new HashSet<>();
  private final Deque<String> components = new ArrayDeque<>();
  private @Nullable String uid;
  private String previous = "";
  private boolean broken;

  private BrokenLines() {}

  /** Returns the UIDs of events with such lines, as they are written. */
  static Set<String> uids(String text) {
    BrokenLines lines = new BrokenLines();
    unfolded(text).forEach(lines::take);
    return lines.uids;
  }

  private static List<String> unfolded(String text) {
    List<String> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        one.append(line, 1, line.length());
      } else if (!line.isEmpty()) {
        all.add(one.toString());
        one.setLength(0);
        one.append(line);
      }
    }
    all.add(one.toString());
    return all;
  }

  private void take(String line) {
    String name = name(line);
    if (name.equals("BEGIN")) {
      components.push(value(line));
      if (value(line).equals("VEVENT")) {
        uid = null;
        broken = false;
        previous = "";
      }
    } else if (name.equals("END")) {
      if (value(line).equals(components.peek())) {
        components.pop();
        if (value(line).equals("VEVENT") && broken && uid != null) {
          uids.add(uid);
        }
      }
    } else if ("VEVENT".equals(components.peek())) {
      if (isWhole(line)) {
        previous = name;
        uid = name.equals("UID") ? text(line) : uid;
      } else {
        boolean more = FREE_TEXT.contains(previous) || previous.startsWith("X-");
        broken |= !more || EventCheck.MATTERS.contains(name);
      }
    }
  }

  private static boolean isWhole(String line) {
    if (!NAME.matcher(line).lookingAt()) {
      return line.isEmpty();
    }
    boolean quoted = false;
    boolean named = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == ':' || c == ';')) {
        if (c == ':' || !named) {
          return named;
        }
        named = false;
      }
      named |= c == '=';
    }
    return false;
  }

  /** Whether any line begins with what is no name of a property: a quick check. */
  static boolean mayBeIn(String text) {
    boolean first = true;
    boolean inName = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        first = true;
        inName = true;
      } else if (inName) {
        boolean folded = first && (c == ' ' || c == '\t');
        boolean letter = isOfName(c) || (first && c == BOM);
        if (!letter && !folded && (first || (c != ':' && c != ';'))) {
          return true;
        }
        inName = letter;
        first = false;
      }
    }
    return false;
  }

  /** Whether a character may be in the name of a property or parameter (RFC 5545, 3.1). */
  static boolean isOfName(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String name(String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-')) {
      end++;
    }
    return line.substring(0, end).toUpperCase(Locale.ROOT);
  }

  private static String text(String line) {
    return line.substring(line.indexOf(':') + 1).replaceAll("\\\\([,;\\\\])", "$1").strip();
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
  }
}
