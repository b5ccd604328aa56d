package dev.makertime.collector.calendar.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits an iCalendar text into its components, as text, where the parser fails on the whole. */
final class TextComponents {
  private static final Pattern UID = Pattern.compile("(?im)^UID(?:;[^:\\n]*)?:(.*)$");

  private TextComponents() {}

  /** Returns all components of a name, each with its begin and end. */
  static List<String> of(String text, String name) {
    List<String> found = new ArrayList<>();
    StringBuilder one = null;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String upper = line.length() > 20 ? "" : line.stripTrailing().toUpperCase(Locale.ROOT);
      if (one == null && upper.equals("BEGIN:" + name)) {
        one = new StringBuilder();
      }
      if (one != null) {
        one.append(line).append("\r\n");
        if (upper.equals("END:" + name)) {
          found.add(one.toString());
          one = null;
        }
      }
    }
    return found;
  }

  /** Returns the text before the first component inside a calendar, its begin included. */
  static String head(String calendar) {
    StringBuilder head = new StringBuilder();
    for (String line : (Iterable<String>) calendar.lines()::iterator) {
      if (!head.isEmpty() && line.toUpperCase(Locale.ROOT).startsWith("BEGIN:")) {
        break;
      }
      head.append(line).append("\r\n");
    }
    return head.toString().replaceAll("(?im)^END:VCALENDAR\\s*$", "");
  }

  /** Returns the UID of an event, or null. */
  static @Nullable String uid(String event) {
    Matcher matcher = UID.matcher(event.replaceAll("\r?\n[ \t]", "").replace("\r", ""));
    return matcher.find() && !matcher.group(1).isBlank() ? matcher.group(1).strip() : null;
  }
}
