package dev.makertime.collector.calendar.occurrence;

import dev.makertime.collector.calendar.occurrence.Occurrence.Attendee;
import dev.makertime.collector.calendar.occurrence.Occurrence.Part;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which entries of a calendar count as meetings, where that is a matter of custom.
 *
 * @param tentative whether somebody attends who has answered "maybe"
 * @param unanswered of whom it is assumed that they attend without an answer
 * @param others how many other people make a meeting, from 0
 * @param subjects what meetings' time goes to, by their title or category; the first that fits
 *     holds, otherwise it is {@code meetings}
 * @param ignored titles or categories of what is no meeting
 */
public record MeetingRules(
    boolean tentative,
    Unanswered unanswered,
    int others,
    List<Subject> subjects,
    List<String> ignored) {

  /** The usual ones: maybe counts, no answer counts if required, one other person is enough. */
  public static final MeetingRules USUAL =
      new MeetingRules(true, Unanswered.REQUIRED, 1, List.of(), List.of());

  /** Who attends without having answered. */
  public enum Unanswered {
    ALL,
    REQUIRED,
    NONE
  }

  /**
   * A subject and what leads to it.
   *
   * @param like a title or category, {@code *} for any text, without regard to case
   */
  public record Subject(String like, String subject) {}

  public MeetingRules {
    subjects = List.copyOf(subjects);
    ignored = List.copyOf(ignored);
    if (others < 0) {
      throw new IllegalArgumentException("others must not be negative");
    }
  }

  /** What a meeting's time goes to. */
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

  /** Whether somebody attends by their answer and their part. */
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
