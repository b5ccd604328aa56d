package dev.makertime.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Prints the progress of a long command. On a terminal it is one line that is overwritten and
 * removed at the end. Elsewhere it is plain lines, the first after five seconds, then one every
 * ten. Thread-safe.
 */
public final class ProgressLine implements AutoCloseable {
  /** A system property that the script sets where errors are shown on a terminal. */
  public static final String TERMINAL = "makertime.terminal";

  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration PACE = Duration.ofSeconds(10);
  private static final Duration BLINK = Duration.ofMillis(200);
  private static final int WIDE = 72;

  private final PrintWriter err;
  private final boolean terminal;
  private final Clock clock;
  private Instant next;
  private boolean written;

  /**
   * Shows the progress of one command.
   *
   * @param terminal whether a line can be written over
   */
  public ProgressLine(PrintWriter err, boolean terminal, Clock clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    next = clock.instant().plus(terminal ? Duration.ZERO : QUIET);
  }

  /** Such as that it measures. */
  public synchronized void at(String what) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(terminal ? BLINK : PACE);
    written = true;
    if (terminal) {
      err.print("\r" + padded(what));
    } else {
      err.println(what);
    }
    err.flush();
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(0, WIDE - text.length()));
  }

  /** A line that can be written over goes. */
  @Override
  public synchronized void close() {
    if (terminal && written) {
      err.print("\r" + padded("") + "\r");
      err.flush();
    }
  }
}
