package dev.makertime.analysis.explain;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Person;
import java.time.Duration;

/**
 * Lists stricter and more generous rules for the same evidence, to show how much depends on them.
 */
public enum PolicyVariant {
  /** Charges little: 5 min of attention, 1 min to come back, 2 min for an instant. */
  STRICT(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(2)),

  /** The organization's own rules. */
  DEFAULT(Duration.ZERO, Duration.ZERO, Duration.ZERO),

  /** Charges much: 20 min of attention, 23 min to come back, 10 min for an instant. */
  GENEROUS(Duration.ofMinutes(20), Duration.ofMinutes(23), Duration.ofMinutes(10));

  private final Duration attention;
  private final Duration resumption;
  private final Duration handling;

  PolicyVariant(Duration attention, Duration resumption, Duration handling) {
    this.attention = attention;
    this.resumption = resumption;
    this.handling = handling;
  }

  /** The rules, where the organization has its own. */
  public CountingPolicy of(CountingPolicy own) {
    return this == DEFAULT
        ? own
        : new CountingPolicy(attention, resumption, handling, own.sessionGap(), own.focusBlock());
  }

  /** The same person, judged by these rules. */
  public Person of(Person person) {
    return person.judgedBy(of(person.policy()));
  }
}
