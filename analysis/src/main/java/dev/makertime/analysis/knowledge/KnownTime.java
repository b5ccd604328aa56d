package dev.makertime.analysis.knowledge;

/** Holds person-seconds by how much is known of them. */
public record KnownTime(long known, long partial, long unknown) {
  public static final KnownTime NONE = new KnownTime(0, 0, 0);

  /** Some seconds of one day. */
  static KnownTime of(Known how, long seconds) {
    return switch (how) {
      case KNOWN -> new KnownTime(seconds, 0, 0);
      case PARTIAL -> new KnownTime(0, seconds, 0);
      case UNKNOWN -> new KnownTime(0, 0, seconds);
    };
  }

  public KnownTime plus(KnownTime other) {
    return new KnownTime(known + other.known, partial + other.partial, unknown + other.unknown);
  }

  public long all() {
    return known + partial + unknown;
  }

  /** The part that is known, from 0 to 1; of no time 0. */
  public double share() {
    return all() == 0 ? 0 : (double) known / all();
  }

  /** The part of which anything is known, from 0 to 1; of no time 0. */
  public double seen() {
    return all() == 0 ? 0 : (double) (known + partial) / all();
  }

  /** Whether all of it is known; so it is of no time. */
  public boolean allKnown() {
    return known == all();
  }

  /** Whether there is time, and nothing is known of any of it. */
  public boolean noneKnown() {
    return unknown > 0 && known + partial == 0;
  }
}
