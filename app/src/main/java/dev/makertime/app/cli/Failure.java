package dev.makertime.app.cli;

/** What ends a command with exit code 1; the message says what failed and what to do about it. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
