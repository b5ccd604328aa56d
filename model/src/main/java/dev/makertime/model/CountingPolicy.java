package dev.makertime.model;

import java.time.Duration;

/**
 * Rules for counting evidence. All five values are assumptions that an organization may change;
 * after a change everything is recomputed.
 *
 * @param attention how long an engineer stays with a running machine before turning to something
 *     else
 * @param resumption what coming back costs after a longer wait
 * @param handling what a hand-made action costs of which only the instant is known
 * @param sessionGap such actions no further apart than this are one session
 * @param focusBlock uninterrupted technical time this long counts as focus
 */
public record CountingPolicy(
    Duration attention,
    Duration resumption,
    Duration handling,
    Duration sessionGap,
    Duration focusBlock) {

  public static final CountingPolicy DEFAULT =
      new CountingPolicy(
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofHours(2));

  public CountingPolicy {
    check("attention", attention);
    check("resumption", resumption);
    check("handling", handling);
    check("sessionGap", sessionGap);
    check("focusBlock", focusBlock);
  }

  /** The longest time that one wait may be charged. */
  public Duration longestCharge() {
    return attention.plus(resumption);
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException(name + " must be PT0S to PT24H");
    }
  }
}
