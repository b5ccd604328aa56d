package dev.makertime.app.health;

/** Version of makertime, read from its jar. */
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
