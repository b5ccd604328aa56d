package dev.makertime.app.cli;

/** The failure of a command, with exit code 1. The message says what failed and what to do. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
