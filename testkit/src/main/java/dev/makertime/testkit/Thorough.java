package dev.makertime.testkit;

/** Whether tests may take minutes, for the sake of more seeds and more rounds. */
public final class Thorough {
  /** Set to {@code true} to let them. */
  public static final String VARIABLE = "MAKERTIME_THOROUGH";

  private Thorough() {}

  public static boolean isOn() {
    return Boolean.parseBoolean(System.getenv(VARIABLE));
  }
}
