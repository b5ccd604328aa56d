package dev.makertime.reporter.access;

/** As whom somebody has logged in. What they may see is looked up each time. */
public sealed interface Login {

  /** By a token. */
  record ByToken(String id) implements Login {}

  /** By a name that a proxy or an identity provider vouches for, in lower case. */
  record ByName(String name) implements Login {}

  /** By what only somebody at the machine itself can read. */
  record AtTheMachine() implements Login {}
}
