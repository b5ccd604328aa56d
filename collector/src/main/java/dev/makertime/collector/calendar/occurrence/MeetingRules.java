package dev.makertime.collector.calendar.occurrence;

import dev.makertime.collector.calendar.occurrence.Occurrence.Attendee;
import dev.makertime.collector.calendar.occurrence.Occurrence.Part;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides which events count as meetings, where organizations differ.
 *
 * @param tentative whether people attend who have answered "maybe"
 * @param unanswered which people attend who have not answered
 * @param others the number of other people that make a meeting, from 0
 * @param subjects the subject of a meeting by its title or category; the first match holds, else it
 *     is {@code meetings}
 * @param ignored titles or categories of events that are no meetings
 */
public record MeetingRules(
    boolean tentative,
    Unanswered unanswered,
    int others,
    List<Subject> subjects,
    List<String> ignored) {

  /** The default: maybe counts, no answer counts if required, one other person is enough. */
  public static final MeetingRules USUAL =
      new MeetingRules(true, Unanswered.REQUIRED, 1, List.of(), List.of());

  /** Which people attend without an answer. */
  public enum Unanswered {
    ALL,
    REQUIRED,
    NONE
  }

  /**
   * Rule that gives a meeting its subject.
   *
   * @param like a title or category, {@code *} for any text, case-insensitive
   */
  public record Subject(String like, String subject) {}

  public MeetingRules {
    subjects = List.copyOf(subjects);
    ignored = List.copyOf(ignored);
    if (others < 0) {
      throw new IllegalArgumentException("others must not be negative");
    }
  }

  /** Returns the subject of a meeting. */
  public String subjectOf(List<String> names) {
    return subjects.stream()
        .filter(one -> isLike(one.like(), names))
        .findFirst()
        .map(Subject::subject)
        .orElse("meetings");
  }

  public boolean ignores(List<String> names) {
    return ignored.stream().anyMatch(like -> isLike(like, names));
  }

  private static boolean isLike(String like, List<String> names) {
    String quoted =
        Stream.of(like.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElse("");
    Pattern pattern =
        Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    return names.stream().anyMatch(name -> pattern.matcher(name.strip()).matches());
  }

  /** Whether an attendee takes part, by answer and role. */
  public boolean attends(Attendee attendee) {
    return attendee.part() != Part.COPIED
        && switch (attendee.participation()) {
          case "ACCEPTED", "COMPLETED", "IN-PROCESS" -> true;
          case "TENTATIVE" -> tentative;
          case "DECLINED", "DELEGATED" -> false;
          default ->
              unanswered == Unanswered.ALL
                  || (unanswered == Unanswered.REQUIRED && attendee.part() == Part.REQUIRED);
        };
  }
}
