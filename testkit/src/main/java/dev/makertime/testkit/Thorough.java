package dev.makertime.testkit;

/**
 * Chooses the form of tests: the whole one, of minutes and hours, or the small one of every commit.
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
