package dev.makertime.analysis.explain;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Person;
import java.time.Duration;

/**
 * Lists stricter and more generous rules for the same evidence, to show how much depends on them.
 */
public enum PolicyVariant {
  /** Charges little: 5 min of attention, 1 min to come back, 2 min for an instant. */
  STRICT(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(2), Sentences.STRICT),

  /** The organization's own rules. */
  DEFAULT(Duration.ZERO, Duration.ZERO, Duration.ZERO, Sentences.DEFAULT),

  /** Charges much: 20 min of attention, 23 min to come back, 10 min for an instant. */
  GENEROUS(
      Duration.ofMinutes(20), Duration.ofMinutes(23), Duration.ofMinutes(10), Sentences.GENEROUS);

  /** Says which rules these are, and what each is for; help and output have the same sentences. */
  public static final class Sentences {
    public static final String STRICT =
        "strict: 5 min of a wait count, 1 min to resume the work, and 2 min for a single moment"
            + " such as a click. Use it to show the least that it was.";
    public static final String DEFAULT =
        "default: the rules of your organization file, by which all reports, pages and simulations"
            + " count. Use it to decide.";
    public static final String GENEROUS =
        "generous: 20 min of a wait count, 23 min to resume the work, and 10 min for a single"
            + " moment. Use it to show the most that it was.";
    public static final String BOTH_ENDS =
        "What holds by strict and by generous rules does not depend on the rules.";

    private Sentences() {}
  }

  private final Duration attention;
  private final Duration resumption;
  private final Duration handling;
  private final String sentence;

  PolicyVariant(Duration attention, Duration resumption, Duration handling, String sentence) {
    this.attention = attention;
    this.resumption = resumption;
    this.handling = handling;
    this.sentence = sentence;
  }

  /** Returns which rules these are, and what they are for. */
  public String sentence() {
    return sentence;
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
