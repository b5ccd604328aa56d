package dev.makertime.app.cli;

/**
 * Raised when a command fails: exit code 1, with a message that says what failed and what to do.
 */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
