package dev.makertime.app;

/** What ends a command with exit code 1; the message says what failed and what to do about it. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
