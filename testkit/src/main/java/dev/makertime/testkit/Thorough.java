package dev.makertime.testkit;

/**
 * Decides the form of tests: thorough, for minutes or hours, or the short form for every commit.
 */
public final class Thorough {
  /** Set to {@code true} for the whole form. */
  public static final String VARIABLE = "MAKERTIME_THOROUGH";

  private Thorough() {}

  public static boolean isOn() {
    return Boolean.parseBoolean(System.getenv(VARIABLE));
  }

  /** What holds for the form that is on. */
  public static <T> T or(T everyCommit, T whole) {
    return isOn() ? whole : everyCommit;
  }
}
