package dev.makertime.reporter.access;

import java.util.Locale;

/** Lists the roles of viewers; one viewer may have several. */
public enum Role {
  /** Sees their own days and evidence, and may object to it. */
  ENGINEER,
  /** Sees the sums of their teams. */
  LEAD,
  /** Sees sums of all teams, scenarios and comparisons; nobody's days. */
  MANAGER,
  /** Sees whether all runs well, and identities that nobody owns; no hours. */
  OPERATOR,
  /** Reads the metrics, as a Prometheus does; nothing else. */
  METRICS;

  /**
   * A role by its name in files and options.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role named(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be engineer, lead, manager, operator or metrics, not " + name, e);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
