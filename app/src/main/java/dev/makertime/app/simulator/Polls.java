package dev.makertime.app.simulator;

import java.time.Duration;

/**
 * Poll intervals of the simulated tools.
 *
 * @param slow calendars, and GitLab, which calls
 * @param quick Airflow and digdag
 */
public record Polls(Duration slow, Duration quick) {
  public static final Polls USUAL = new Polls(Duration.ofSeconds(30), Duration.ofSeconds(5));

  /** Where a second is a minute, so that figures are as fresh as they usually are. */
  public static final Polls OFTEN = new Polls(Duration.ofSeconds(20), Duration.ofSeconds(4));
}
