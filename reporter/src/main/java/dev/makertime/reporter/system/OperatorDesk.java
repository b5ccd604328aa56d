package dev.makertime.reporter.system;

import java.util.List;

/**
 * What an operator can look at and start in the process that has the collector. One job runs at a
 * time; what is started while it runs is not started. Nothing that it returns has a secret or a
 * payload.
 */
public interface OperatorDesk {

  /** How each source is made to call, by its type. */
  List<SourceSetup> setups();

  /**
   * Returns the latest dead letters of the last 30 days, the latest first.
   *
   * @param most at most so many
   */
  List<DeadLetterEntry> deadLetters(int most);

  /** The last connection to the brokers and to each source. */
  OperatorJob check();

  /** Connects to the brokers and to each source, in the background. */
  void startCheck();

  /** The last reading of the dead letters. */
  OperatorJob rereading();

  /**
   * Reads all dead letters again, in the background, such as after an upgrade. What can be read now
   * is published; an activity that was there already counts once.
   */
  void startRereading();
}
