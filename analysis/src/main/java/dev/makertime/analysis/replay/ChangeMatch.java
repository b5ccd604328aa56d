package dev.makertime.analysis.replay;

import dev.makertime.model.Activity;
import dev.makertime.model.LostFocus;
import dev.makertime.model.Project;
import java.util.List;
import java.util.Map;

/**
 * Which activities a change is about: those that fit all that is given. In patterns {@code *}
 * stands for any text; one of a list is enough. Without patterns it is all activities of the kind.
 *
 * @param subjects of the activity; {@code unspecified} where it has none
 * @param series of a meeting: its id up to the last {@code /}, with the source's name or without
 * @param labels patterns by label; a label that is not there fits nothing
 */
public record ChangeMatch(
    List<String> subjects, List<String> series, Map<String, List<String>> labels) {
  /** Of all activities of a kind. */
  public static final ChangeMatch ALL = new ChangeMatch(List.of(), List.of(), Map.of());

  private static final String NO_SUBJECT = "unspecified";

  public ChangeMatch {
    subjects = List.copyOf(subjects);
    series = List.copyOf(series);
    labels = Map.copyOf(labels);
  }

  /** Whether an activity fits. */
  public boolean fits(Activity activity) {
    String subject = activity.subject();
    return any(subjects, subject == null ? NO_SUBJECT : subject)
        && (any(series, LostFocus.series(activity.id()))
            || any(series, MeetingName.series(activity.id())))
        && labels.entrySet().stream()
            .allMatch(
                label ->
                    activity.labels().containsKey(label.getKey())
                        && any(label.getValue(), activity.labels().get(label.getKey())));
  }

  private static boolean any(List<String> patterns, String text) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> Project.matches(pattern, text));
  }
}
