package dev.makertime.reporter.access.session;

/** Identity of a logged-in viewer. What they may see is looked up at every request. */
public sealed interface Login {

  /** Login by a token. */
  record ByToken(String id) implements Login {}

  /** Login by the name from a proxy or an identity provider, in lower case. */
  record ByName(String name) implements Login {}

  /** Login by a secret that can only be read on this machine. */
  record AtTheMachine() implements Login {}
}
