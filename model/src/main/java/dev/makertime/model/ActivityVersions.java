package dev.makertime.model;

import org.jspecify.annotations.Nullable;

/**
 * The versions of one activity that count: the newest of its source, and the newest correction of
 * its person. A correction names its person as author and holds against the source, whatever
 * revision that has, while it stands. Once an objection is withdrawn, the source's newest version
 * holds again. Merging the same versions in any order, any number of times, gives the same.
 *
 * @param source the version of its source that holds; absent = none is known
 * @param correction the person's version that holds; absent = none
 * @param objected whether its person has ever called it wrong
 */
public record ActivityVersions(
    @Nullable Activity source, @Nullable Activity correction, boolean objected) {

  /** The label that says of a correction what it is. */
  public static final String LABEL = "objection";

  public static final String WRONG = "wrong";
  public static final String WITHDRAWN = "withdrawn";

  public ActivityVersions {
    if (source == null && correction == null) {
      throw new IllegalArgumentException("no version is given");
    }
  }

  /** Of one version. */
  public static ActivityVersions of(Activity version) {
    return isCorrection(version)
        ? new ActivityVersions(null, version, WRONG.equals(version.labels().get(LABEL)))
        : new ActivityVersions(version, null, false);
  }

  /**
   * Of one version that was kept by itself, as earlier versions of makertime did. A correction
   * without a label that takes nothing back was how they withdrew an objection.
   */
  public static ActivityVersions kept(Activity version) {
    boolean withdrew =
        isCorrection(version) && !version.retracted() && !version.labels().containsKey(LABEL);
    ActivityVersions one = of(version);
    return withdrew ? new ActivityVersions(one.source, one.correction, true) : one;
  }

  /** Both together. */
  public ActivityVersions with(ActivityVersions other) {
    return new ActivityVersions(
        higher(source, other.source),
        higher(correction, other.correction),
        objected || other.objected);
  }

  /** With one version more. */
  public ActivityVersions with(Activity version) {
    return with(of(version));
  }

  /** Whether a version is just what holds of its source or of its person. */
  public boolean has(Activity version) {
    return version.equals(isCorrection(version) ? correction : source);
  }

  /** The version that counts. */
  public Activity inForce() {
    Activity own = source;
    Activity persons = correction;
    if (persons == null || (own != null && isWithdrawn(persons))) {
      if (own == null) {
        throw new IllegalStateException("checked before");
      }
      return own;
    }
    return persons;
  }

  private boolean isWithdrawn(Activity version) {
    String label = version.labels().get(LABEL);
    return !version.retracted() && (WITHDRAWN.equals(label) || (objected && label == null));
  }

  private static boolean isCorrection(Activity version) {
    return version.isOfPerson();
  }

  private static @Nullable Activity higher(@Nullable Activity one, @Nullable Activity other) {
    return other != null && VersionOrder.holds(other, one) ? other : one;
  }
}
