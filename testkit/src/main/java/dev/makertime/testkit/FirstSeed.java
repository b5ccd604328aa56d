package dev.makertime.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Chooses the first seed of random tests from the commit, so that many commits try many seeds. */
public final class FirstSeed {
  /** Sets it, to repeat a failure. */
  public static final String VARIABLE = "MAKERTIME_SEED";

  private static final int ROOM = 1_000_000_000;
  private static final int VALUE = find();

  private FirstSeed() {}

  /** From 0 on: what {@value #VARIABLE} says, or made of the commit's name, or 1 without git. */
  public static int value() {
    return VALUE;
  }

  private static int find() {
    String asked = System.getenv(VARIABLE);
    if (asked != null && !asked.isBlank()) {
      return Integer.parseInt(asked.strip());
    }
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return commit.length() < 8 ? 1 : (int) (Long.parseLong(commit.substring(0, 8), 16) % ROOM);
    } catch (IOException e) {
      return 1;
    }
  }
}
