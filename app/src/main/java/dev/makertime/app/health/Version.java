package dev.makertime.app.health;

/** The version of this makertime. */
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
