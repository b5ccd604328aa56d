package dev.makertime.analysis.privacy;

/**
 * Decides which figures of few people must not be shown.
 *
 * @param minimumGroup sums over fewer people than this are withheld, 1 to 100; 5 unless configured
 * @param leadsSeePeople whether a lead sees each member's days
 * @param keepWeeks how many weeks of an engineer are kept under a pseudonym once their days have
 *     left, 0 to 1040; 156 unless configured, 0 keeps none
 */
public record PrivacySettings(int minimumGroup, boolean leadsSeePeople, int keepWeeks) {
  private static final int THREE_YEARS = 156;
  public static final PrivacySettings DEFAULT = new PrivacySettings(5, false);

  /** Settings for viewers from whom nothing is withheld. */
  public static final PrivacySettings NOTHING_WITHHELD = new PrivacySettings(1, true);

  public PrivacySettings {
    if (minimumGroup < 1 || minimumGroup > 100) {
      throw new IllegalArgumentException("minimumGroup must be 1 to 100");
    }
    if (keepWeeks < 0 || keepWeeks > 1040) {
      throw new IllegalArgumentException("keepWeeks must be 0 to 1040");
    }
  }

  /** The same with as many weeks kept as there are unless configured. */
  public PrivacySettings(int minimumGroup, boolean leadsSeePeople) {
    this(minimumGroup, leadsSeePeople, THREE_YEARS);
  }

  /** Whether a sum over so many people may be shown. */
  public boolean shows(int people) {
    return people >= minimumGroup;
  }
}
