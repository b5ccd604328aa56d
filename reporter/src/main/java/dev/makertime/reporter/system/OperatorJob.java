package dev.makertime.reporter.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of what an operator has started: running, over, or never started.
 *
 * @param done steps that are over, of {@code all}
 * @param began absent = it has not been started since makertime was
 * @param ended absent while it runs
 * @param lines what came of it, without any secret and any payload
 */
public record OperatorJob(
    boolean running,
    int done,
    int all,
    @Nullable Instant began,
    @Nullable Instant ended,
    List<Line> lines) {

  /** One that has not been started. */
  public static final OperatorJob NEVER = new OperatorJob(false, 0, 0, null, null, List.of());

  /**
   * What came of one step.
   *
   * @param name of what was tried, such as a source
   */
  public record Line(String name, boolean fine, String text) {}

  public OperatorJob {
    lines = List.copyOf(lines);
  }
}
