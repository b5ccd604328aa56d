package dev.makertime.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together across tools.
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

  /** In production from a day on, until the end of another or to this day. */
  public record Live(LocalDate from, @Nullable LocalDate to) {}

  public Project {
    subjects = List.copyOf(subjects);
    live = List.copyOf(live);
  }
}
