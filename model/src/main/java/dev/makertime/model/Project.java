package dev.makertime.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project, with the names that it has in each tool.
 *
 * @param subjects patterns of activity subjects, {@code *} for any text
 * @param started when work on it began
 * @param live when it was in production
 */
public record Project(
    String id,
    List<String> subjects,
    @Nullable String kind,
    @Nullable LocalDate started,
    List<Live> live) {

  /** Period in production, from a day on; without an end until today. */
  public record Live(LocalDate from, @Nullable LocalDate to) {}

  public Project {
    subjects = List.copyOf(subjects);
    live = List.copyOf(live);
  }

  /** Whether a subject belongs to it. */
  public boolean covers(String subject) {
    return subjects.stream().anyMatch(pattern -> matches(pattern, subject));
  }

  /** Returns whether a text matches a pattern, in which each {@code *} matches any text. */
  public static boolean matches(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int after = 0;
    while (inText < text.length()) {
      boolean isStar = inPattern < pattern.length() && pattern.charAt(inPattern) == '*';
      if (isStar) {
        star = inPattern++;
        after = inText;
      } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == text.charAt(inText)) {
        inPattern++;
        inText++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++after;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).chars().allMatch(left -> left == '*');
  }
}
