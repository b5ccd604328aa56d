package dev.makertime.streams;

import dev.makertime.model.EngineerDay;

/**
 * Computes a digest of a day's figures, by which a later computation sees whether the day has
 * changed. Two different days have the same digest once in 2^64.
 */
final class DayDigest {
  private static final long FIRST_DIGEST = 2; // 0 and 1 are EvidenceOfDay.NEVER and WITHDRAWN

  private long state = 0x9E3779B97F4A7C15L;

  private DayDigest() {}

  static long of(EngineerDay day) {
    DayDigest digest = new DayDigest();
    digest.add(day.team() == null ? "" : day.team());
    digest.add(day.available()).add(day.meeting()).add(day.manual());
    digest.add(day.queue()).add(day.run()).add(day.resume()).add(day.technical());
    digest.add(day.focus()).add(day.focusBlocks());
    digest.add(day.afterHours().meeting()).add(day.afterHours().manual());
    digest.add(day.gross().meeting()).add(day.gross().manual()).add(day.gross().waiting());
    digest.add(day.waitUpper()).add(day.waits()).add(day.unattended()).add(day.longWaits());
    digest.add(day.manualSessions()).add(day.provisional() ? 1 : 0);
    day.subjects()
        .forEach(
            (subject, share) ->
                digest.add(subject).add(share.meeting()).add(share.manual()).add(share.waiting()));
    return Long.compareUnsigned(digest.state, FIRST_DIGEST) < 0 ? FIRST_DIGEST : digest.state;
  }

  private DayDigest add(String text) {
    for (int i = 0; i < text.length(); i++) {
      state = (state ^ text.charAt(i)) * 0x100000001B3L;
    }
    return add(text.length());
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over the sum so far. */
  private DayDigest add(long number) {
    long z = state + number + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    state = z ^ (z >>> 31);
    return this;
  }
}
